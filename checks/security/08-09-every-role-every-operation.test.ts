/**
 * Row 8, nobody reaches another mission's record, and row 9, every operation states its rule: every role tries every
 * operation with a valid input, and what the house does is held against a table written by hand.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { ROLES as ROLES_OF_THE_RULES } from '@openmara/core/access/rules';
import { createApp } from '@openmara/server/http/app';
import { methodOf, pathOf } from '@openmara/server/http/openapi';
import type { Actor, Operation } from '@openmara/server/operations/operation';
import { OPERATIONS } from '@openmara/server/operations/registry';
import { runFile, runOperation, runUpload } from '@openmara/server/operations/run';
import type { Hono } from 'hono';
import { actorOf, everyHolder, type Holder, newSession } from './holders.ts';
import { type Asked, openWorld, VALID_INPUT, type World } from './valid-input.ts';
import { ROLES, type Row, WHO_MAY } from './who-may.ts';

const OWN = 'UNMISS';
const OTHER = 'UNSOM';
const NONE = 'NOSUCH';

/**
 * Where the house and the table are known to disagree today. A line goes when the house or the table is mended; a new
 * one is a fault until somebody decides which of the two is right.
 */
const DISAGREEMENTS: readonly string[] = [];

let world: World;
let app: Hono;
let holders: Holder[];
before(async () => {
  world = await openWorld(60);
  app = createApp(world.house, '/nowhere');
  holders = await everyHolder(world, OWN);
});
after(() => world.close());

const rowOf = (operation: Operation): Row => {
  const row = WHO_MAY[operation.name];
  assert.ok(row, `${operation.name}: say in who-may.ts who may do it`);
  return row;
};
const nameOf = (holder: Holder, operation: Operation): string =>
  `${holder.role}${holder.mission ? '' : ' of the house'} ${operation.name}`;

interface Entry {
  account: string | null;
  role: string | null;
  mission: string | null;
  operation: string;
  outcome: string;
}
const entries = async (): Promise<Entry[]> =>
  (
    await world.owner.query<Entry>(
      `select account_id as account, role, mission_id as mission, operation, outcome from openmara.audit_entry`,
    )
  ).rows;

/** How many rows each table has, but the log, and the latest transaction that wrote one: insert, change and deletion show. */
let everyTable = '';
async function fingerprint(): Promise<string> {
  if (!everyTable) {
    const tables = await world.owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'openmara'::regnamespace and relkind = 'r' and relname not in ('audit_entry', 'session') order by 1`,
    );
    everyTable = [
      ...tables.rows.map(
        ({ name }) =>
          `select '${name}' as t, count(*) as n, max(xmin::text::bigint) as latest from openmara.${name}`,
      ),
      // When a session was last seen is no act.
      `select 'session', count(*), 0 from openmara.session`,
    ].join(' union all ');
  }
  const { rows } = await world.owner.query({ name: 'fingerprint', text: everyTable });
  return JSON.stringify([rows, readdirSync(join(world.directory, 'uploads')).sort()]);
}

function perform(operation: Operation, actor: Actor | null, asked: Asked): Promise<unknown> {
  switch (operation.kind) {
    case 'file':
      return runFile(world.house, operation, actor, asked.input);
    case 'upload':
      return runUpload(world.house, operation, actor, asked.input, new Blob([asked.body ?? '']).stream());
    case 'command':
    case 'query':
      return runOperation(world.house, operation, actor, asked.input);
  }
}
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Problem ? error.code : `fault: ${error instanceof Error ? error.message : 'unknown'}`,
  );
async function prepared(operation: Operation, mission: string, holder: Holder): Promise<Asked> {
  const prepare = VALID_INPUT[operation.name];
  assert.ok(prepare, `${operation.name}: say in valid-input.ts what a valid input is`);
  return prepare(world, mission, holder.actor);
}

/** One try with its traces: the outcome, and whether log and database say the same. */
async function attempt(
  operation: Operation,
  holder: Holder,
  asked: Asked,
  missionId: string | null,
): Promise<string> {
  const row = rowOf(operation);
  const name = nameOf(holder, operation);
  const actor = asked.session
    ? await actorOf(world, await newSession(world, holder.actor.accountId))
    : holder.actor;
  await world.owner.query('delete from openmara.audit_entry');
  const was = await fingerprint();
  const outcome = await outcomeOf(perform(operation, actor, asked));
  const changed = (await fingerprint()) !== was;
  const done = outcome === 'done';
  const found = await entries();
  assert.equal(found.length, done && !row.recorded ? 0 : 1, `${name}: ${outcome}, ${found.length} entries`);
  for (const entry of found) {
    const said = { account: entry.account, operation: entry.operation, outcome: entry.outcome };
    assert.deepEqual(said, { account: holder.actor.accountId, operation: operation.name, outcome }, name);
    assert.equal(entry.mission, row.installation ? null : missionId, name);
    if (done) assert.equal(entry.role, row.ownAccount ? null : holder.role, name);
  }
  assert.equal(changed, done && row.changes === true, `${name}: ${outcome}, changed: ${changed}`);
  return outcome;
}

test('every operation and every role stands in the tables written by hand, and nothing else does', () => {
  assert.deepEqual([...ROLES].sort(), [...ROLES_OF_THE_RULES].sort());
  const names = OPERATIONS.map((operation) => operation.name).sort();
  assert.deepEqual(Object.keys(WHO_MAY).sort(), names, 'who-may.ts');
  assert.deepEqual(Object.keys(VALID_INPUT).sort(), names, 'valid-input.ts');
});

test('in one’s own mission each role does what the table says, with one entry, and is refused the rest, with one entry and no trace', async () => {
  const disagreements: string[] = [];
  for (const holder of holders)
    for (const operation of OPERATIONS) {
      const asked = await prepared(operation, OWN, holder);
      const outcome = await attempt(operation, holder, asked, await world.missionId(OWN));
      // Once an account exists there is nobody for whom the first administrator could be made.
      if (operation.name === 'access.set-up') {
        assert.equal(outcome, 'already_set_up');
        continue;
      }
      const may = rowOf(operation).may.includes(holder.role);
      assert.ok(outcome === 'done' || outcome === 'not_allowed', `${nameOf(holder, operation)}: ${outcome}`);
      if ((outcome === 'done') !== may && holder.mission)
        disagreements.push(`${holder.role} ${operation.name}: may${may ? '' : ' not'}, but ${outcome}`);
      else if (!holder.mission)
        assert.equal(
          outcome,
          await attempt(
            operation,
            ofMission(holder.role),
            await prepared(operation, OWN, ofMission(holder.role)),
            await world.missionId(OWN),
          ),
          `${nameOf(holder, operation)} differs from the same role in the mission`,
        );
    }
  for (const [name, marks] of publishedMatrix())
    for (const [at, role] of ROLES.entries()) {
      const may = WHO_MAY[name]?.may.includes(role) ?? false;
      if (marks[at] !== may && name !== 'access.set-up')
        disagreements.push(
          `${role} ${name}: may${may ? '' : ' not'}, but the published matrix says otherwise`,
        );
    }
  for (const line of disagreements) console.log(`disagreement: ${line}`);
  assert.deepEqual(disagreements.sort(), [...DISAGREEMENTS].sort());
});
function ofMission(role: string): Holder {
  const holder = holders.find((candidate) => candidate.role === role && candidate.mission);
  assert.ok(holder);
  return holder;
}
/** Operation to its marks, in the order of the roles, as docs/permission-matrix.md prints them. */
function publishedMatrix(): Array<[string, boolean[]]> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/permission-matrix.md'), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  const heads = (lines[0] ?? '').split('|').slice(3, -1);
  const order = ROLES.map((role) => heads.findIndex((head) => head.trim() === role.replaceAll('_', ' ')));
  return lines.slice(2).map((line) => {
    const cells = line.split('|').slice(1, -1);
    const name = /`(.+)`/.exec(cells[0] ?? '')?.[1] ?? '';
    return [name, order.map((at) => (cells[at + 2] ?? '').trim() === '●')];
  });
}

/** The whole answer, as it goes over the line. */
async function answer(operation: Operation, holder: Holder, asked: Asked): Promise<string> {
  const query = `?input=${encodeURIComponent(JSON.stringify(asked.input))}`;
  const at = `http://here${pathOf(operation.name)}`;
  // A session of its own: setting a password has ended those that were there.
  const token = await newSession(world, holder.actor.accountId);
  const headers = { cookie: `openmara_session=${token}`, 'sec-fetch-site': 'same-origin' };
  const request =
    methodOf(operation) === 'get'
      ? new Request(at + query, { headers })
      : operation.kind === 'upload'
        ? new Request(at + query, { method: 'POST', headers, body: asked.body ?? '' })
        : new Request(at, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(asked.input),
          });
  const response = await app.fetch(request);
  return JSON.stringify([
    response.status,
    [...response.headers].sort(([a], [b]) => (a < b ? -1 : 1)),
    await response.text(),
  ]);
}

test('a mission that is not there and one that is not yours are one answer, byte for byte, and leave nothing', async () => {
  for (const holder of holders)
    for (const operation of OPERATIONS.filter((candidate) => !rowOf(candidate).installation)) {
      const name = nameOf(holder, operation);
      const there = await prepared(operation, OTHER, holder);
      const nowhere: Asked = { ...there, input: { ...there.input, mission: NONE } };
      assert.equal(await attempt(operation, holder, nowhere, null), 'not_found', name);
      // Over the installation every mission is one's own: the first test has it.
      if (!holder.mission) continue;
      assert.equal(await attempt(operation, holder, there, await world.missionId(OTHER)), 'not_found', name);
      assert.equal(await answer(operation, holder, there), await answer(operation, holder, nowhere), name);
    }
});

test('a record of another mission is not found in one’s own, and is not touched', async () => {
  let tried = 0;
  for (const holder of holders.filter((candidate) => candidate.mission))
    for (const operation of OPERATIONS.filter((candidate) => rowOf(candidate).ofRecord)) {
      const foreign = await prepared(operation, OTHER, holder);
      const asked: Asked = { ...foreign, input: { ...foreign.input, mission: OWN } };
      const outcome = await attempt(operation, holder, asked, await world.missionId(OWN));
      assert.ok(
        outcome === 'not_found' || outcome === 'not_allowed',
        `${nameOf(holder, operation)}: ${outcome}`,
      );
      const may = rowOf(operation).may.includes(holder.role);
      if (may && outcome === 'not_found') tried += 1;
    }
  assert.ok(tried > 50, `${tried} records were looked for`);
});
