/** Verification that cannot be talked round: who had a hand in a report, what a decision rests on, and what unmakes it. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem, type ProblemCode } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { parseQuarter } from '@openmara/core/incidents/period';
import { type Counts, countTable } from '@openmara/server/analysis/count';
import { importByCommand } from '@openmara/server/command/import-command';
import { clearDocument } from '@openmara/server/documents/clear-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { getDocument } from '@openmara/server/documents/get-document';
import { tabulate } from '@openmara/server/analysis/tabulate';
import { decideVerification } from '@openmara/server/incidents/decide-verification';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { judgeIndependence } from '@openmara/server/incidents/judge-independence';
import { joinReport } from '@openmara/server/incidents/join-report';
import { listDecidable } from '@openmara/server/incidents/list-decidable';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { recordConsent } from '@openmara/server/incidents/record-consent';
import { recordStep } from '@openmara/server/incidents/record-step';
import { separateReport } from '@openmara/server/incidents/separate-report';
import type { Command } from '@openmara/server/operations/operation';
import { saidBeside } from '@openmara/statistics/disclosure/rule';
import type { ImportAnswers } from '@openmara/server/exchange/import-answers';
import { runOperation } from '@openmara/server/operations/run';
import type pg from 'pg';
import type { z } from 'zod';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNSMIL';
let t: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'openmara-verification-'));
before(async () => {
  t = await openTestHouse(60);
});
after(() => t.close());

const refused = (code: ProblemCode) => (error: unknown) => error instanceof Problem && error.code === code;
const as = async <I extends z.ZodType, O extends z.ZodType>(
  role: Role,
  operation: Command<I, O> | Parameters<typeof runOperation<I, O>>[1],
  input: object,
): Promise<z.output<O>> => runOperation(t.house, operation, await t.actor(role), { mission, ...input });
const read = (id: string) => as('wpa', getIncident, { id });

/** The first import of each register. */
const brought = new Map<string, string>();
/** A log with its own register, given whole: what a later state no longer has is withdrawn. */
async function bring(role: Role, register: string, rows: readonly string[]): Promise<void> {
  const [file, mapping] = [join(folder, `${register}.csv`), join(folder, `${register}.json`)];
  writeFileSync(file, `Case ID,Received,Incident date,Type,Source,Consent\n${rows.join('\n')}\n`);
  writeFileSync(
    mapping,
    JSON.stringify({
      name: register,
      source: register,
      target: 'report',
      snapshot: true,
      columns: {
        'Case ID': 'key',
        Received: 'received',
        'Incident date': 'occurred',
        Type: 'forms',
        Source: 'sourceType',
        Consent: 'consentReporting',
      },
    }),
  );
  const actor = await t.actor(role);
  // Registers of the same rows are others all the same; a later state says which it follows.
  const answers: Partial<ImportAnswers> = { importAs: brought.get(register) ?? 'new' };
  const run = { file, mission, mapping, dryRun: true, answers };
  const { questions } = await importByCommand(t.house, actor, run);
  for (const { code, rows: n } of questions) if (code === 'snapshot_withdraws') answers.withdraws = n;
  const done = await importByCommand(t.house, actor, { file, mission, mapping, dryRun: false, answers });
  assert.equal(done.refusedRows, 0);
  if (!brought.has(register) && done.id) brought.set(register, done.id);
}
const row = (key: string, form = 'Rape', consent = 'yes'): string =>
  `${key},2016-08-02,2016-08-01,${form},NGO,${consent}`;
/** Runs within the mission, its records in sight. */
async function inMission<T>(work: (db: pg.PoolClient, missionId: string) => Promise<T>): Promise<T> {
  const db = await t.house.pool.connect();
  try {
    const found = await db.query<{ id: string }>('select id from openmara.mission_named($1)', [mission]);
    const id = found.rows[0]?.id ?? '';
    await db.query(
      `begin; set local openmara.mission = '${id}'; set local openmara.report_scope = 'all'; set local openmara.incident_scope = 'all'`,
    );
    return await work(db, id);
  } finally {
    await db.query('rollback');
    db.release();
  }
}
/** The reports of a register that was just brought, in the order of their keys. */
const reportsOf = async (register: string): Promise<string[]> =>
  inMission(async (db) => {
    const { rows } = await db.query<{ id: string }>(
      'select id from openmara.report where import_id = $1 order by external_key',
      [brought.get(register)],
    );
    return rows.map(({ id }) => id);
  });
/** Incidents verified in a quarter, before disclosure control. */
const verifiedIn = async (quarter: string, asOf: Date | null = null): Promise<Counts> =>
  inMission((db, missionId) =>
    countTable(db, {
      missionId,
      unit: 'incidents',
      rows: 'status',
      columns: null,
      from: parseQuarter(quarter)?.from ?? null,
      to: parseQuarter(quarter)?.to ?? null,
      basis: 'decided',
      statuses: ['verified'],
      asOf,
    }),
  );

/** Two reports of a focal point in one incident, with a step by the verifying officer. @returns ids and version */
async function underVerification(register: string, step: { primary?: boolean; names?: boolean } = {}) {
  await bring('focal_point', register, [row('A'), row('B')]);
  const [first = '', second = ''] = await reportsOf(register);
  const { id } = await as('senior_wpa', openIncident, { reportId: first, reason: 'first report' });
  await as('senior_wpa', joinReport, { id, reportId: second, reason: 'same night' });
  const { version } = await as('verifying_officer', recordStep, {
    id,
    method: 'interview',
    primarySource: step.primary ?? false,
    reportId: step.names ? first : null,
    takenOn: '2016-08-20',
    grounds: 'heard with consent',
  });
  return { id, first, second, version };
}
const decision = (id: string, version: number, more: object = {}) => ({
  id,
  version,
  decision: 'verified',
  takenOn: '2016-09-01',
  grounds: 'independent sources agree',
  ...more,
});

test('whoever changed a report by import does not decide on its incident', async () => {
  const { id } = await underVerification('changed-by');
  await bring('wpa', 'changed-by', [row('A', 'Gang rape'), row('B')]);
  const { version } = await read(id);
  await assert.rejects(as('wpa', decideVerification, decision(id, version)), refused('four_eyes'));
  await as('verifying_officer', decideVerification, decision(id, version));
});
test('a change by somebody who may not open the incident is a new version of it, and decisions are made on that', async () => {
  const { id, first, version } = await underVerification('new-version');
  await bring('focal_point', 'new-version', [row('A', 'Gang rape'), row('B')]);
  const seen = await read(id);
  assert.ok(seen.version > version);
  assert.deepEqual(
    seen.joinedReports.filter((report) => report.changedSince).map((report) => report.id),
    [first],
  );
  assert.deepEqual(
    seen.steps.map(({ kind, cause }) => [kind, cause]),
    [
      ['step', null],
      ['notice', 'report_changed'],
    ],
  );
  await assert.rejects(
    as('verifying_officer', decideVerification, decision(id, version)),
    refused('changed_meanwhile'),
  );
  await as('verifying_officer', decideVerification, decision(id, seen.version));
  const decided = await read(id);
  assert.ok(decided.joinedReports.every((report) => !report.changedSince));
  // Who cannot open incidents still cannot: what the house follows does not leave it.
  await assert.rejects(as('focal_point', getIncident, { id }), refused('not_allowed'));
});

test('a separated source that its publisher withdraws takes what was heard with it, and the decision that waited', async () => {
  await bring('focal_point', 'separated-gone', [row('A'), row('B')]);
  const [first = '', second = ''] = await reportsOf('separated-gone');
  const { id } = await as('senior_wpa', openIncident, { reportId: first, reason: 'first report' });
  await as('senior_wpa', joinReport, { id, reportId: second, reason: 'same night' });
  await as('senior_wpa', separateReport, { id, reportId: second, reason: 'another night' });
  // Named by no report: it may have been the one that goes.
  await as('verifying_officer', recordStep, {
    id,
    method: 'interview',
    primarySource: true,
    takenOn: '2016-08-20',
    grounds: 'heard with consent',
  });
  const waits = async (): Promise<boolean> =>
    (await as('verifying_officer', listDecidable, { limit: 200 })).items.some((item) => item.id === id);
  assert.equal(await waits(), true);
  await bring('focal_point', 'separated-gone', [row('A')]);
  assert.equal(await waits(), false);
  await bring('focal_point', 'separated-gone', [row('A'), row('B')]);
  assert.equal(await waits(), true, 'it is there again');
});

/** A verified incident that rests on two independent sources. */
async function verified(register: string) {
  const incident = await underVerification(register);
  await as('verifying_officer', decideVerification, decision(incident.id, incident.version));
  assert.equal((await read(incident.id)).status, 'verified');
  return incident;
}
type Verified = Awaited<ReturnType<typeof verified>>;
const LOSSES: Record<string, (incident: Verified, register: string) => Promise<unknown>> = {
  source_withdrawn: (_, register) => bring('focal_point', register, [row('A')]),
  source_separated: ({ id, second }) =>
    as('wpa', separateReport, { id, reportId: second, reason: 'another night after all' }),
  source_dependent: ({ id, second }) =>
    as('wpa', judgeIndependence, {
      id,
      reportId: second,
      independent: false,
      reason: 'both heard it from the same nurse',
    }),
};
for (const [cause, lose] of Object.entries(LOSSES))
  test(`${cause}: what was verified is under verification by itself, says why, and is in no total`, async () => {
    const register = cause.replace('_', '-');
    const incident = await verified(register);
    const before = (await verifiedIn('2016-Q3')).total;
    await lose(incident, register);
    const after = await read(incident.id);
    assert.deepEqual([after.status, after.decidedOn], ['under_verification', null]);
    const why = after.steps.at(-1);
    assert.deepEqual(
      [why?.kind, why?.cause, why?.decision, why?.reportId],
      ['notice', cause, 'under_verification', incident.second],
    );
    assert.ok((why?.grounds ?? '').length > 2);
    assert.equal((await verifiedIn('2016-Q3')).total, before - 1);
    assert.equal(after.reports, cause === 'source_dependent' ? 2 : 1);
    // One source is left and nobody was heard directly: the standard is not met at this moment.
    const again = decision(incident.id, after.version);
    await assert.rejects(as('verifying_officer', decideVerification, again), refused('standard_of_proof'));
  });
test('a decision needs a recorded step with a method', async () => {
  await bring('focal_point', 'no-step', [row('A'), row('B')]);
  const [first = '', second = ''] = await reportsOf('no-step');
  const { id } = await as('senior_wpa', openIncident, { reportId: first, reason: 'first report' });
  await as('senior_wpa', joinReport, { id, reportId: second, reason: 'same night' });
  const { version } = await read(id);
  for (const more of [{ method: 'interview' }, { method: 'interview', decision: 'unfounded' }])
    await assert.rejects(
      as('verifying_officer', decideVerification, decision(id, version, more)),
      refused('step_needed'),
    );
});
test('a direct source that was withdrawn or separated is not counted; another one is', async () => {
  const heard = await underVerification('heard', { primary: true, names: true });
  await bring('focal_point', 'heard', [row('B')]);
  const decide = async ({ id }: { id: string }) =>
    as('verifying_officer', decideVerification, decision(id, (await read(id)).version));
  await assert.rejects(decide(heard), refused('standard_of_proof'));
  // The report comes back: its source stands again.
  await bring('focal_point', 'heard', [row('A'), row('B')]);
  await decide(heard);

  // A step that names no report: nobody can say that it was not the source that went.
  const unnamed = await underVerification('unnamed', { primary: true });
  await as('wpa', separateReport, { id: unnamed.id, reportId: unnamed.second, reason: 'another night' });
  await assert.rejects(decide(unnamed), refused('standard_of_proof'));
  await as('verifying_officer', recordStep, {
    id: unnamed.id,
    method: 'interview',
    primarySource: true,
    reportId: unnamed.first,
    takenOn: '2016-08-25',
    grounds: 'heard again',
  });
  await decide(unnamed);
  await assert.rejects(
    as('verifying_officer', recordStep, {
      id: unnamed.id,
      method: 'interview',
      reportId: unnamed.second,
      takenOn: '2016-08-25',
      grounds: 'of another incident',
    }),
    refused('not_found'),
  );
});

test('what is missing for verified is said by the rule that refuses, to who may act, with who could decide', async () => {
  await bring('focal_point', 'ready', [row('A'), row('B')]);
  const [first = '', second = ''] = await reportsOf('ready');
  const { id } = await as('senior_wpa', openIncident, { reportId: first, reason: 'first report' });
  const readyFor = async (role: Role) => (await as(role, getIncident, { id })).readiness;
  assert.deepEqual((await readyFor('verifying_officer'))?.missing, ['step_needed', 'standard_of_proof']);
  assert.deepEqual((await readyFor('senior_wpa'))?.missing, [
    'four_eyes',
    'step_needed',
    'standard_of_proof',
  ]);
  assert.equal(await readyFor('working_group_member'), null);
  await as('senior_wpa', joinReport, { id, reportId: second, reason: 'same night' });
  const heard = { id, method: 'interview', takenOn: '2016-08-20', grounds: 'heard with consent' };
  await as('verifying_officer', recordStep, heard);
  const ready = await readyFor('verifying_officer');
  assert.deepEqual([ready?.missing, ready?.independentSources, ready?.primarySources], [[], 2, 0]);
  const names = await Promise.all(
    (['senior_wpa', 'focal_point', 'verifying_officer', 'wpa'] as const).map(async (role) =>
      ready?.couldDecide.includes((await t.actor(role)).name),
    ),
  );
  assert.deepEqual(names, [false, false, true, true]);
  await as('verifying_officer', decideVerification, decision(id, (await read(id)).version));
  assert.equal(await readyFor('verifying_officer'), null);
});
test('a step that is sent twice is one step; the same method on another day, or in other words, is another', async () => {
  const { id } = await underVerification('sent-twice');
  const step = { id, method: 'site_visit', takenOn: '2016-08-21', grounds: 'seen at the place' };
  const send = (more: object = {}) => as('verifying_officer', recordStep, { ...step, ...more });
  const sent = await Promise.all([send(), send(), send()]);
  const seen = await read(id);
  assert.deepEqual(new Set(sent.map(({ version }) => version)), new Set([seen.version]));
  assert.equal(seen.steps.length, 2);
  await send({ takenOn: '2016-08-22' });
  await send({ takenOn: '2016-08-22', grounds: 'seen at the place again' });
  assert.equal((await read(id)).steps.length, 4);
});
test('a step or decision lies between the receipt of the report and today', async () => {
  const { id, first, version } = await underVerification('days');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const step = { id, method: 'site_visit', grounds: 'seen at the place' };
  for (const takenOn of ['2016-08-01', tomorrow]) {
    for (const reportId of [null, first])
      await assert.rejects(
        as('verifying_officer', recordStep, { ...step, reportId, takenOn }),
        refused('input_invalid'),
      );
    await assert.rejects(
      as('verifying_officer', decideVerification, decision(id, version, { takenOn })),
      refused('input_invalid'),
    );
  }
  await as('verifying_officer', recordStep, { ...step, takenOn: '2016-08-02' });
});
test('nobody changes a cleared quarter by back-dating: the decision counts when it was recorded, and is late', async () => {
  const [before, after] = [await underVerification('in-time'), await underVerification('back-dated')];
  const takenOn = '2016-11-15';
  await as('verifying_officer', decideVerification, decision(before.id, before.version, { takenOn }));
  const reported = await verifiedIn('2016-Q4');
  const document = await as('wpa', composeQuarterly, { period: '2016-Q4' });
  await as('head_of_mission', clearDocument, document);

  const today = new Date().toISOString().slice(0, 10);
  const now = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  const already = (await verifiedIn(now)).total;
  await as('verifying_officer', decideVerification, decision(after.id, after.version, { takenOn }));
  assert.equal((await verifiedIn('2016-Q4')).total, reported.total);
  assert.equal((await verifiedIn(now)).total, already + 1);
  const [inTime, late] = [await read(before.id), await read(after.id)];
  assert.deepEqual([inTime.countedLateOn, late.countedLateOn], [null, today]);
  assert.deepEqual([late.decidedOn, late.late], [takenOn, true]);
  // Taken back and decided anew it counts anew, and not in what was cleared.
  await as('wpa', separateReport, { id: before.id, reportId: before.second, reason: 'another night' });
  assert.equal((await verifiedIn('2016-Q4')).total, reported.total - 1);
});

test('without consent to anonymised reporting an incident is in no total at once; how many is said unless they are few', async () => {
  const register = 'consent';
  const keys = ['A', 'B', 'C', 'D', 'E'];
  const rowsWith = (consent: (key: string) => string): string[] =>
    keys.flatMap((key) => [row(`${key}1`, 'Rape', consent(key)), row(`${key}2`, 'Rape', '')]);
  await bring(
    'focal_point',
    register,
    rowsWith(() => 'yes'),
  );
  const reports = await reportsOf(register);
  const before = await verifiedIn('2016-Q3');
  assert.equal(saidBeside(before.withoutConsent), null);
  for (const [at] of keys.entries()) {
    const [reportId, other] = [reports[at * 2], reports[at * 2 + 1]];
    const { id } = await as('senior_wpa', openIncident, { reportId, reason: 'first report' });
    await as('senior_wpa', joinReport, { id, reportId: other, reason: 'same night' });
    const step = { id, method: 'site_visit', takenOn: '2016-08-20', grounds: 'seen at the place' };
    const { version } = await as('verifying_officer', recordStep, step);
    await as('verifying_officer', decideVerification, decision(id, version));
  }
  assert.equal((await verifiedIn('2016-Q3')).total, before.total + 5, 'one yes is enough, if nobody said no');
  const moment = new Date();
  const total = (counts: Counts): number[] => [counts.total, counts.rowTotals.reduce((a, b) => a + b, 0)];

  // Withdrawn by four: they are out, and so few are not spoken of.
  await bring(
    'focal_point',
    register,
    rowsWith((key) => (key === 'E' ? 'yes' : 'no')),
  );
  const few = await verifiedIn('2016-Q3');
  assert.deepEqual(
    [total(few), saidBeside(few.withoutConsent)],
    [[before.total + 1, before.total + 1], null],
  );
  // Withdrawn by three, never asked of two.
  await bring(
    'focal_point',
    register,
    rowsWith((key) => (key < 'D' ? 'no' : '')),
  );
  const five = await verifiedIn('2016-Q3');
  assert.deepEqual([total(five), saidBeside(five.withoutConsent)], [[before.total, before.total], 5]);
  // What was counted once is not counted again as of then.
  assert.equal((await verifiedIn('2016-Q3', moment)).total, before.total);
  const survivors = await as('wpa', tabulate, { unit: 'survivors', rows: 'sex', period: '2016-Q3' });
  assert.equal(survivors.withoutConsent, 5, 'incidents, whatever is counted');
  const said = await as('wpa', composeQuarterly, { period: '2016-Q3' });
  const { model } = await as('wpa', getDocument, { id: said.id });
  assert.match(JSON.stringify(model), /Five further incidents cannot be shown for lack of consent\./);
});

test('consent that a person withdraws counts at once, is told to the incident, and no later log undoes it', async () => {
  const incident = await verified('withdraws');
  const before = (await verifiedIn('2016-Q3')).total;
  const consent = { anonymisedReporting: false };
  const withdrawal = { id: incident.first, consent, reason: 'she no longer wishes it' };
  await as('focal_point', recordConsent, withdrawal);
  const seen = await read(incident.id);
  assert.deepEqual([seen.status, seen.reportingConsent], ['verified', false]);
  assert.equal((await verifiedIn('2016-Q3')).total, before - 1);
  assert.deepEqual(
    [seen.steps.at(-1)?.cause, seen.steps.at(-1)?.grounds],
    ['report_changed', withdrawal.reason],
  );
  await bring('focal_point', 'withdraws', [row('A', 'Gang rape', 'yes'), row('B')]);
  assert.equal((await read(incident.id)).reportingConsent, false);
  // Given again by form: whoever recorded it has a hand in the incident from then on.
  await as('wpa', recordConsent, { ...withdrawal, consent: { anonymisedReporting: true } });
  assert.equal((await verifiedIn('2016-Q3')).total, before);
  const { version } = await read(incident.id);
  await assert.rejects(
    as('wpa', decideVerification, decision(incident.id, version, { decision: 'unfounded' })),
    refused('four_eyes'),
  );
  await assert.rejects(
    as('focal_point', recordConsent, { ...withdrawal, consent: {} }),
    refused('input_invalid'),
  );
});
