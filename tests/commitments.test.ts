/** Commitments: what is said of a measure unasked, its money, the checklist, and who is told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Role } from '@openmara/core/access/rules';
import { checklistOf } from '@openmara/core/commitments/checklist';
import { EVIDENCE } from '@openmara/core/commitments/evidence';
import { FUNDING } from '@openmara/core/commitments/funding';
import { INSTRUMENT } from '@openmara/core/commitments/instrument';
import { MEASURE } from '@openmara/core/commitments/measure';
import { gapOf, type KnownOfMeasure, signsOf } from '@openmara/core/commitments/standing';
import type { Kind } from '@openmara/core/records/kind';
import { commitmentStanding } from '@openmara/server/commitments/commitment-standing';
import { whatWaits } from '@openmara/server/missions/what-waits';
import { operationNamed } from '@openmara/server/operations/registry';
import { runOperation } from '@openmara/server/operations/run';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
before(async () => {
  t = await openTestHouse(20);
});
after(async () => {
  await t.close();
});

type Written = { id: string; version: number };
async function act(name: string, input: object): Promise<Written> {
  const operation = operationNamed(name);
  if (operation?.kind !== 'command') throw new Error(name);
  return (await runOperation(t.house, operation, await t.actor('wpa'), { mission, ...input })) as Written;
}
const record = (kind: Kind, values: object): Promise<Written> => act(`${kind.name}.record`, { values });
const inDays = (days: number): string =>
  new Date(t.house.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const stands = async (id: string) =>
  (await runOperation(t.house, commitmentStanding, await t.actor('wpa'), { mission })).items.find(
    (measure) => measure.id === id,
  );

const known: KnownOfMeasure = {
  state: 'in_progress',
  stateSince: '2016-01-01',
  due: null,
  cost: null,
  progressOn: null,
  funds: [],
};
const day = fc
  .date({ min: new Date('2014-01-01'), max: new Date('2018-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
test('the signs of a measure follow its days and its money: of what is done nothing is said, late is not soon', () => {
  fc.assert(
    fc.property(day, day, day, fc.integer({ min: 0, max: 1000 }), (due, stateSince, today, received) => {
      const cost = { amount: 500, currency: 'USD' };
      const funds = [{ currency: 'USD', pledged: 1000, received }];
      const measure = { ...known, due, stateSince, cost, funds };
      const signs = signsOf(measure, today);
      assert.deepEqual(signsOf({ ...measure, state: 'done' }, today), []);
      assert.ok(!(signs.includes('overdue') && signs.includes('due_soon')));
      assert.equal(signs.includes('overdue'), due < today);
      assert.equal(signs.includes('funds_lacking'), received < 500, 'what was pledged has not come');
      // Whatever is seen today, the measure moves.
      assert.ok(
        !signsOf({ ...measure, progressOn: today }, today).includes('no_progress') || stateSince > today,
      );
    }),
  );
});
test('half a year and a month are counted to the day', () => {
  assert.ok(!signsOf(known, '2016-07-02').includes('no_progress'));
  assert.ok(signsOf(known, '2016-07-03').includes('no_progress'));
  assert.ok(signsOf({ ...known, due: '2016-01-31' }, '2016-01-01').includes('due_soon'));
  assert.ok(!signsOf({ ...known, due: '2016-02-01' }, '2016-01-01').includes('due_soon'));
});
test('a gap is said in the currency of the cost, and not where another currency came that nobody converted', () => {
  const cost = { amount: 100.5, currency: 'USD' };
  assert.equal(gapOf({ cost: null, funds: [] }), null);
  assert.equal(gapOf({ cost, funds: [] }), 100.5);
  assert.equal(gapOf({ cost, funds: [{ currency: 'USD', pledged: 0, received: 100.25 }] }), 0.25);
  assert.equal(gapOf({ cost, funds: [{ currency: 'USD', pledged: 0, received: 200 }] }), 0);
  assert.equal(gapOf({ cost, funds: [{ currency: 'EUR', pledged: 0, received: 1 }] }), null);
  assert.equal(gapOf({ cost, funds: [{ currency: 'EUR', pledged: 9, received: 0 }] }), 100.5);
});
test('the checklist names every standard measure once, and what answers none is no answer', () => {
  const checked = checklistOf([
    { id: 'a', standard: 'training' },
    { id: 'b', standard: 'training' },
    { id: 'c', standard: 'other_measure' },
  ]);
  assert.equal(checked.length, new Set(checked.map(({ standard }) => standard)).size);
  assert.deepEqual(checked.find(({ standard }) => standard === 'training')?.measures, ['a', 'b']);
  assert.ok(!checked.some(({ measures }) => measures.includes('c')));
});

test('a measure stands as its evidence and its money say, waits for advisers, and is done with when it is done', async () => {
  const instrument = await record(INSTRUMENT, {
    title: 'Implementation plan',
    type: 'implementation_plan',
    source: 'test',
  });
  const measure = await record(MEASURE, {
    instrument: instrument.id,
    standard: 'training',
    text: 'Troops are trained',
    due: inDays(-3),
    cost: { amount: 300, currency: 'USD' },
  });
  await record(FUNDING, {
    measure: measure.id,
    donor: 'A fund',
    pledged: { amount: 250, currency: 'USD' },
    received: { amount: 100, currency: 'USD' },
    source: 'test',
  });
  const second = await record(FUNDING, {
    measure: measure.id,
    donor: 'Another fund',
    received: { amount: 50, currency: 'USD' },
    source: 'test',
  });
  await record(EVIDENCE, {
    measure: measure.id,
    seenOn: inDays(-10),
    bears: 'shows_nothing',
    finding: 'No course was held.',
    source: 'test',
  });
  const one = await stands(measure.id);
  assert.deepEqual(one?.funds, [{ currency: 'USD', pledged: 250, received: 150 }]);
  assert.deepEqual(one?.gap, { amount: 150, currency: 'USD' });
  assert.deepEqual([one?.seenOn, one?.progressOn], [inDays(-10), null]);
  assert.deepEqual(one?.signs, ['overdue', 'funds_lacking']);
  /** How many measures wait for a role, by the sign; those of the letter wait already. */
  const waits = async (role: Role): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await runOperation(t.house, whatWaits, await t.actor(role), { mission })).items
        .filter(({ what }) => what.startsWith('measures_') && what !== 'measures_quiet')
        .map(({ what, count }) => [what, count]),
    );
  assert.deepEqual(await waits('wpa'), { measures_overdue: 1, measures_unfunded: 1 });
  assert.deepEqual(await waits('head_of_mission'), {}, 'who keeps none is not asked to');
  await act('funding.withdraw', { ...second, reason: 'recorded by mistake' });
  assert.deepEqual((await stands(measure.id))?.gap, { amount: 200, currency: 'USD' });
  await act('measure.change', {
    id: measure.id,
    version: measure.version,
    state: 'done',
    stateSince: inDays(0),
    reason: 'the course was held',
  });
  assert.deepEqual((await stands(measure.id))?.signs, []);
  assert.deepEqual(await waits('wpa'), {});
});

test('every statement of the letter on instruments, measures, their status, money and amnesty has a record that cites it', async () => {
  const text = readFileSync(join(import.meta.dirname, '../data/letter/statements.csv'), 'utf8');
  const statements: string[][] = parse(text, { from_line: 2 });
  const kinds = ['instrument', 'measure', 'status', 'funding', 'amnesty check'];
  const asked = statements.filter(
    ([, , , , area, kind = '']) => area === 'commitments' && kinds.includes(kind),
  );
  assert.ok(asked.length > 9);
  const actor = await t.actor('headquarters_analyst');
  for (const [id = '', , code = '', , , kind] of asked) {
    const list = async (name: string): Promise<object[]> => {
      const operation = operationNamed(`${name}.list`);
      if (operation?.kind !== 'query') throw new Error(name);
      return (
        (await runOperation(t.house, operation, actor, { mission: code, limit: 200 })) as { items: object[] }
      ).items;
    };
    const cites = [
      ...(await list('instrument')),
      ...(await list('measure')),
      ...(await list('evidence')),
    ].filter((item) => JSON.stringify(item).includes(id));
    assert.ok(cites.length > 0, `${id} (${kind}) of ${code} has no record`);
  }
});
