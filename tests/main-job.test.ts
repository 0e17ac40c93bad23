/** The main job end to end: import, open, join, verify by four eyes, and the quarterly report that can be recomputed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { type Locale, LOCALES } from '@openmara/core/language/languages';
import { renderDocument } from '@openmara/server/documents/render';
import { quarterlyModel } from '@openmara/server/documents/quarterly/quarterly';
import { fileReport } from '@openmara/server/incidents/file-report';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { joinReport } from '@openmara/server/incidents/join-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { separateReport } from '@openmara/server/incidents/separate-report';
import { recordStep } from '@openmara/server/incidents/record-step';
import { decideVerification } from '@openmara/server/incidents/decide-verification';
import { countTable } from '@openmara/server/analysis/count';
import type { Role } from '@openmara/core/access/rules';
import { runOperation } from '@openmara/server/operations/run';
import type pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(4000);
});
after(() => t.close());
const mission = 'UNSOM';
const codeOf = (error: unknown): boolean | string => (error instanceof Problem ? error.code : String(error));

async function inMission<T>(work: (db: pg.PoolClient, id: string) => Promise<T>): Promise<T> {
  const db = await t.house.pool.connect();
  try {
    const id =
      (await db.query<{ id: string }>('select id from openmara.mission_named($1)', [mission])).rows[0]?.id ??
      '';
    await db.query(
      `begin; set local openmara.mission = '${id}'; set local openmara.report_scope = 'all'; set local openmara.incident_scope = 'all'; set local openmara.capabilities = '{make_release,read_releases}'`,
    );
    return await work(db, id);
  } finally {
    await db.query('rollback');
    db.release();
  }
}
/** Composed with a release of its own, which the end of the transaction takes back. */
const model = async (asOf: Date, locale: Locale = 'en') => {
  const account = await t.actor('senior_wpa');
  return inMission((db, id) =>
    quarterlyModel(
      { db, mission: { id, code: mission, country: 'SOM', synthetic: true }, account, now: new Date() },
      '2016-Q3',
      locale,
      asOf,
    ),
  );
};

test('UNSOM 2015 has the profile of the letter: 37 per cent displaced, 99 per cent women, most perpetrators unidentified', async () => {
  await inMission(async (db, id) => {
    const base = {
      missionId: id,
      from: '2015-01-01',
      to: '2015-12-31',
      basis: 'occurred' as const,
      statuses: ['verified'],
      asOf: null,
      columns: null,
    };
    const displaced = await countTable(db, { ...base, unit: 'survivors', rows: 'displacement' });
    const sex = await countTable(db, { ...base, unit: 'survivors', rows: 'sex' });
    const party = await countTable(db, { ...base, unit: 'incidents', rows: 'party' });
    const share = (counts: typeof sex, key: string): number =>
      Math.round((100 * (counts.rowTotals[counts.rowKeys.indexOf(key)] ?? 0)) / counts.total);
    assert.deepEqual([share(displaced, 'idp'), share(sex, 'female')], [37, 99]);
    assert.ok(share(party, 'Unidentified armed men') > 50);
  });
});
test('a report becomes an incident; who joined cannot decide; another verifies; the past stays as it was', async () => {
  const as = (role: Role) => t.actor(role);
  const file = async (receivedOn: string) =>
    runOperation(t.house, fileReport, await as('focal_point'), {
      mission,
      receivedOn,
      forms: ['rape'],
      occurred: { from: '2016-08-01', to: '2016-08-01', precision: 'exact' },
      sourceType: 'survivor',
      survivors: [{ sex: 'female', ageBand: '18-24', count: 2 }],
    });
  const [first, second] = [await file('2016-08-02'), await file('2016-08-05')];
  const before = new Date();
  const earlier = JSON.stringify(await model(before));
  const incident = await runOperation(t.house, openIncident, await as('wpa'), {
    mission,
    reportId: first.id,
    reason: 'first report',
  });
  await runOperation(t.house, joinReport, await as('wpa'), {
    mission,
    id: incident.id,
    reportId: second.id,
    reason: 'same village, same night',
  });
  await assert.rejects(
    runOperation(t.house, joinReport, await as('wpa'), {
      mission,
      id: incident.id,
      reportId: second.id,
      reason: 'again',
    }),
    (error) => codeOf(error) === 'already_joined',
  );
  const decision = {
    mission,
    id: incident.id,
    decision: 'verified',
    method: 'interview',
    takenOn: '2016-09-01',
    grounds: 'survivor interviewed with consent',
  } as const;
  const { version } = await runOperation(t.house, recordStep, await as('verifying_officer'), {
    mission,
    id: incident.id,
    method: 'interview',
    primarySource: true,
    takenOn: '2016-09-01',
    grounds: 'survivor interviewed with consent',
  });
  await assert.rejects(
    runOperation(t.house, decideVerification, await as('wpa'), { ...decision, version }),
    (error) => codeOf(error) === 'four_eyes',
  );
  await runOperation(t.house, decideVerification, await as('verifying_officer'), { ...decision, version });
  const found = await runOperation(t.house, getIncident, await as('senior_wpa'), {
    mission,
    id: incident.id,
  });
  assert.equal(found.status, 'verified');
  assert.equal(found.survivors, 2, 'survivors are not summed over reports');
  assert.equal(found.reports, 2);
  await runOperation(t.house, separateReport, await as('wpa'), {
    mission,
    id: incident.id,
    reportId: second.id,
    reason: 'another night after all',
  });
  await runOperation(t.house, decideVerification, await as('verifying_officer'), {
    ...decision,
    version: version + 2,
    decision: 'not_verified',
    takenOn: '2016-09-20',
    grounds: 'withdrawn by the source',
  });
  const later = await runOperation(t.house, getIncident, await as('senior_wpa'), {
    mission,
    id: incident.id,
  });
  assert.deepEqual([later.status, later.reports, later.steps.length], ['not_verified', 1, 4]);
  assert.equal(later.versions.length, 5);
  assert.equal(JSON.stringify(await model(before)), earlier, 'recomputed as of that moment, the same bytes');
});
test('every paragraph is numbered, every figure has its query, moment and record count; no small count is in any of it', async () => {
  for (const locale of LOCALES) {
    const document = await model(new Date('2026-01-01T00:00:00Z'), locale);
    const numbers = document.blocks
      .filter((block) => block.kind === 'paragraph')
      .map((block) => block.number);
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => i + 1),
    );
    assert.ok(
      document.figures.length > 20 &&
        document.figures.every((figure) => figure.query !== '' && figure.asOf === '2026-01-01T00:00:00.000Z'),
    );
    assert.ok(
      document.figures.every((figure) => figure.value === null || figure.value === 0 || figure.value >= 5),
    );
    assert.ok(
      !document.blocks.some((block) => 'text' in block && block.text.includes('%')),
      'per cent, not %',
    );
  }
});
test('PDF, Word and HTML come from the one model; the PDF is the same bytes twice', async () => {
  const document = await model(new Date('2026-01-01T00:00:00Z'), 'ar');
  const [one, two] = [await renderDocument(document, 'pdf'), await renderDocument(document, 'pdf')];
  assert.equal(Buffer.from(one.bytes).subarray(0, 5).toString(), '%PDF-');
  assert.ok(Buffer.from(one.bytes).equals(Buffer.from(two.bytes)));
  const word = await renderDocument(document, 'docx');
  assert.equal(Buffer.from(word.bytes).subarray(0, 2).toString(), 'PK');
  assert.match(Buffer.from((await renderDocument(document, 'html')).bytes).toString(), /dir="rtl"/);
});
