/** docs/methods/quarters.md: over all quarters every dated incident is counted exactly once, and received means received. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { quarterPeriod } from '@openmara/core/incidents/period';
import { type CountRequest, countTable } from '@openmara/server/analysis/count';
import { quarterlyFacts } from '@openmara/server/documents/quarterly/facts';
import { newId } from '@openmara/vault/ids';
import fc from 'fast-check';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
const code = 'UNSOM';
let missionId = '';
let account = '';
before(async () => {
  t = await openTestHouse(4000);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? '';
  missionId = await one('select id from openmara.mission where code = $1', [code]);
  account = await one('select id from openmara.account limit 1');
});
after(async () => {
  await owner.end();
  await t.close();
});

const QUARTERS = Array.from({ length: 20 }, (_, at) =>
  quarterPeriod(2013 + Math.floor(at / 4), (at % 4) + 1),
);
const total = async (db: pg.ClientBase, more: Partial<CountRequest>): Promise<number> =>
  (
    await countTable(db, {
      missionId,
      unit: 'incidents',
      rows: 'form',
      columns: null,
      from: null,
      to: null,
      basis: 'occurred',
      statuses: [],
      asOf: null,
      ...more,
    })
  ).total;
async function overAllQuarters(db: pg.ClientBase, more: Partial<CountRequest>): Promise<number> {
  let sum = 0;
  for (const quarter of QUARTERS)
    sum += await total(db, { ...more, from: quarter?.from ?? '', to: quarter?.to ?? '' });
  return sum;
}

test('the demonstration: every dated incident of 800 is in one quarter, those that straddle two included', async () => {
  const found = await owner.query<{ n: number; straddle: number }>(
    `select count(*)::int as n, (count(*) filter (where date_trunc('quarter', occurred_from)
       <> date_trunc('quarter', occurred_to)))::int as straddle
     from openmara.incident where mission_id = $1 and occurred_from is not null`,
    [missionId],
  );
  assert.deepEqual(found.rows, [{ n: 800, straddle: 23 }]);
  for (const asOf of [null, new Date()]) assert.equal(await overAllQuarters(owner, { asOf }), 800);
  // Decided ones by the day of their decision, which is one day.
  const decided = { basis: 'decided', statuses: ['verified'] } as const;
  assert.equal(await overAllQuarters(owner, decided), await total(owner, { statuses: ['verified'] }));
});
test('whatever first and last day an incident has, and however exactly it is known, one quarter counts it once', async () => {
  const day = (offset: number): string =>
    new Date(Date.UTC(2013, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
  const period = fc.record({
    from: fc.integer({ min: 0, max: 5 * 365 - 400 }),
    days: fc.integer({ min: 0, max: 399 }),
    precision: fc.constantFrom('exact', 'week', 'month', 'quarter', 'year'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(period, { minLength: 1, maxLength: 12 }), async (periods) => {
      await owner.query('begin');
      try {
        // Nothing is deleted with what it belongs to: the owner empties all that stands on incidents, and undoes it.
        await owner.query('truncate openmara.incident cascade');
        for (const { from, days, precision } of periods) {
          const id = newId();
          await owner.query(
            `insert into openmara.incident (mission_id, id, reference, occurred_from, occurred_to, date_precision,
               place_precision, forms, reporting_consent, created_by, recorded_at)
             values ($1, $2, $3, $4, $5, $6, 'country', '{rape}', true, $7, now())`,
            [missionId, id, id, day(from), day(from + days), precision, account],
          );
        }
        assert.equal(await overAllQuarters(owner, {}), periods.length);
        // A table by quarter agrees with the quarters one by one, where the date is known to the quarter.
        const table = await countTable(owner, {
          missionId,
          unit: 'incidents',
          rows: 'quarter',
          columns: null,
          from: null,
          to: null,
          basis: 'occurred',
          statuses: [],
          asOf: null,
        });
        assert.equal(table.total, periods.length);
        for (const [at, key] of table.rowKeys.entries()) {
          const quarter = quarterPeriod(Number(key.slice(0, 4)), Number(key.slice(-1)));
          if (key !== 'unknown')
            assert.ok(
              (table.rowTotals[at] ?? 0) <=
                (await total(owner, { from: quarter?.from ?? '', to: quarter?.to ?? '' })),
            );
        }
      } finally {
        await owner.query('rollback');
      }
    }),
    { numRuns: 25 },
  );
});
test('the quarterly report: fifty-nine of an earlier quarter, and the reports that were received in it', async () => {
  const mission = { id: missionId, code, country: 'SOM', synthetic: true };
  const facts = await quarterlyFacts(
    { db: owner, mission, account: await t.actor('senior_wpa'), now: new Date() },
    '2015-Q3',
    'en',
    null,
  );
  assert.equal(facts.timing.rowTotals[facts.timing.rowKeys.indexOf('late')], 59);
  const { rows } = await owner.query<{ received: number; about: number }>(
    `select (count(*) filter (where received_on between '2015-07-01' and '2015-09-30'))::int as received,
       (count(*) filter (where occurred_from >= '2015-07-01' and occurred_to <= '2015-09-30'))::int as about
     from openmara.report where mission_id = $1`,
    [missionId],
  );
  assert.equal(facts.reportsBySource.total, rows[0]?.received);
  assert.notEqual(rows[0]?.received, rows[0]?.about);
});
