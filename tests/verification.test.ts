/** Verification that cannot be talked round: who had a hand in a report, what a decision rests on, and what unmakes it. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem, type ProblemCode } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { importByCommand } from '@openmara/server/command/import-command';
import { decideVerification } from '@openmara/server/incidents/decide-verification';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { joinReport } from '@openmara/server/incidents/join-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { recordStep } from '@openmara/server/incidents/record-step';
import type { Command } from '@openmara/server/operations/operation';
import { runOperation } from '@openmara/server/operations/run';
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

/** A log with its own register, given whole: what a later state no longer has is withdrawn. */
async function bring(role: Role, register: string, rows: readonly string[]): Promise<void> {
  const [file, mapping] = [join(folder, `${register}.csv`), join(folder, `${register}.json`)];
  writeFileSync(file, `Case ID,Received,Incident date,Type,Source\n${rows.join('\n')}\n`);
  writeFileSync(
    mapping,
    JSON.stringify({
      name: register,
      target: 'report',
      snapshot: true,
      columns: {
        'Case ID': 'key',
        Received: 'received',
        'Incident date': 'occurred',
        Type: 'forms',
        Source: 'sourceType',
      },
    }),
  );
  const done = await importByCommand(t.house, await t.actor(role), { file, mission, mapping, dryRun: false });
  assert.equal(done.refusedRows, 0);
}
const row = (key: string, form = 'Rape'): string => `${key},2016-08-02,2016-08-01,${form},NGO`;
/** The reports of a register that was just brought, in the order of their keys. */
async function reportsOf(register: string): Promise<string[]> {
  const found = await t.house.pool.connect();
  try {
    await found.query(
      `begin; select set_config('openmara.mission', (select id::text from openmara.mission where code = '${mission}'), true);
       set local openmara.report_scope = 'all'`,
    );
    const { rows } = await found.query<{ id: string }>(
      'select id from openmara.report where external_source = $1 order by external_key',
      [register],
    );
    return rows.map(({ id }) => id);
  } finally {
    await found.query('rollback');
    found.release();
  }
}

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
