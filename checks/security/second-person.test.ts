/** Who makes accounts makes no adviser; a password is set by its owner; the log is written by narrow functions only. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mayGrant, readsContent } from '@openmara/core/access/granting';
import { Problem } from '@openmara/core/access/problems';
import { ROLES } from '@openmara/core/access/rules';
import { acceptInvitation } from '@openmara/server/access/accept-invitation';
import { createAccount } from '@openmara/server/access/create-account';
import { grantRole } from '@openmara/server/access/grant-role';
import { inviteAgain } from '@openmara/server/access/invite-again';
import { findActorByEmail } from '@openmara/server/access/sessions';
import { setUp } from '@openmara/server/access/set-up';
import { signIn } from '@openmara/server/access/sign-in';
import { makeFirstRunKey } from '@openmara/server/command/first-run-key-command';
import { type House, openHouse } from '@openmara/server/command/house';
import { createMission } from '@openmara/server/missions/create-mission';
import { listMissions } from '@openmara/server/missions/list-missions';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';

const directory = mkdtempSync(join(tmpdir(), 'openmara-second-'));
const PASSWORD = 'a long enough password';
const ADMIN = 'admin@one.example';
const LEADS = 'leads@one.example';
let house: House;
let owner: pg.Client;
let app: pg.Client;
let firstRunKey = '';
before(async () => {
  house = await openHouse({ dataDirectory: directory });
  owner = new pg.Client(house.cluster.owner);
  app = new pg.Client(house.cluster.app);
  await Promise.all([owner.connect(), app.connect()]);
});
after(async () => {
  await Promise.all([owner.end(), app.end()]);
  await house.close();
  rmSync(directory, { recursive: true, force: true });
});
const as = async (email: string): Promise<Actor> =>
  (await findActorByEmail(house.pool, email)) ?? assert.fail(email);
const refused = (code: string) => (error: unknown) =>
  error instanceof Problem ? error.code === code || assert.fail(error.code) : assert.fail(String(error));
const enter = (email: string): Promise<unknown> =>
  runOperation(house, signIn, null, { email, password: PASSWORD });
const accept = (token: string): Promise<{ email: string }> =>
  runOperation(house, acceptInvitation, null, { token, password: PASSWORD });
const give = async (by: string, email: string, role: string, more: object = {}): Promise<unknown> =>
  runOperation(house, grantRole, await as(by), { email, role, missionCode: 'UNMISS', ...more });

test('a new installation can work: the administrator, and the invitation of who leads the first mission', async () => {
  const input = {
    email: ADMIN,
    name: 'Admin',
    password: PASSWORD,
    mission: { code: 'UNMISS', name: 'A mission', country: 'SSD' },
  };
  await assert.rejects(
    runOperation(house, setUp, null, { ...input, adviser: { email: ADMIN.toUpperCase(), name: 'Admin' } }),
    refused('input_invalid'),
  );
  const made = await runOperation(house, setUp, null, { ...input, adviser: { email: LEADS, name: 'Leads' } });
  ({ firstRunKey } = made);
  await assert.rejects(enter(LEADS), refused('sign_in_failed'));
  assert.deepEqual(await accept(made.invitation), { email: LEADS });
  await assert.rejects(accept(made.invitation), refused('invitation_over'));
  await enter(LEADS);
  await enter(ADMIN);
  const { items } = await runOperation(house, listMissions, await as(LEADS), {});
  assert.deepEqual(
    items.map((mission) => mission.code),
    ['UNMISS'],
  );
  const kept = await owner.query<{ row: string }>(
    'select i::text || k::text as row from openmara.invitation i, openmara.first_run_key k',
  );
  assert.ok(!kept.rows[0]?.row.includes(made.invitation) && !kept.rows[0]?.row.includes(firstRunKey));
});

test('an administrator gives no role that opens content, to herself or another; who leads the mission does', async () => {
  const account = { email: 'new@one.example', name: 'New' };
  const { invitation } = await runOperation(house, createAccount, await as(ADMIN), account);
  assert.deepEqual((await as(account.email)).assignments, [], 'an account comes without a role');
  for (const role of ROLES.filter(readsContent))
    for (const email of [ADMIN, account.email])
      await assert.rejects(give(ADMIN, email, role), refused('second_person'), `${role} ${email}`);
  await assert.rejects(give(ADMIN, ADMIN, 'auditor', { missionCode: null }), refused('second_person'));
  await assert.rejects(give(LEADS, LEADS, 'wpa'), refused('second_person'), 'never to oneself');
  await assert.rejects(
    give(LEADS, account.email, 'wpa', { missionCode: 'NOSUCH' }),
    refused('second_person'),
  );
  await give(LEADS, account.email, 'focal_point', { office: 'UN police' });
  await accept(invitation.token);
  await enter(account.email);
  const entries = await owner.query(
    `select note from openmara.audit_entry where operation = 'access.grant-role' and outcome = 'done'`,
  );
  assert.deepEqual(entries.rows, [{ note: 'focal_point, UNMISS' }]);
  // Whoever sets the password has the account: the administrator no longer invites into this one.
  const again = { email: account.email };
  await assert.rejects(runOperation(house, inviteAgain, await as(ADMIN), again), refused('second_person'));
  const anew = await runOperation(house, inviteAgain, await as(LEADS), again);
  await owner.query(`update openmara.invitation set expires_at = now() where used_at is null`);
  await assert.rejects(accept(anew.invitation.token), refused('invitation_over'), 'it runs out');
});

test('the first-run key gives the first role in a further mission, to another than who shows it', async () => {
  await runOperation(house, createMission, await as(ADMIN), {
    code: 'UNSOM',
    nameEn: 'Another',
    country: 'SOM',
  });
  const there = { missionCode: 'UNSOM' };
  await assert.rejects(give(LEADS, 'new@one.example', 'senior_wpa', there), refused('second_person'));
  const wrong = { ...there, firstRunKey: 'not the key' };
  await assert.rejects(give(ADMIN, 'new@one.example', 'senior_wpa', wrong), refused('second_person'));
  const right = { ...there, firstRunKey };
  await assert.rejects(give(ADMIN, ADMIN, 'senior_wpa', right), refused('second_person'));
  await give(ADMIN, 'new@one.example', 'senior_wpa', right);
  assert.equal((await as('new@one.example')).assignments.length, 2);
});

test('an installation without a key gets one on its machine, once, by an administrator; all of it is on record', async () => {
  const since = new Date();
  await assert.rejects(makeFirstRunKey(house, await as(ADMIN)), refused('already_exists'));
  await owner.query('delete from openmara.first_run_key');
  await assert.rejects(makeFirstRunKey(house, await as(LEADS)), refused('not_allowed'));
  const made = await Promise.allSettled([1, 2].map(async () => makeFirstRunKey(house, await as(ADMIN))));
  const [key, ...more] = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.ok(key && more.length === 0, 'of two at once one is made');
  const kept = await owner.query<{ row: string }>('select k::text as row from openmara.first_run_key k');
  assert.ok(kept.rows.length === 1 && !kept.rows[0]?.row.includes(key));
  await runOperation(house, createMission, await as(ADMIN), {
    code: 'UNOCI',
    nameEn: 'A third',
    country: 'CIV',
  });
  const there = { missionCode: 'UNOCI' };
  await assert.rejects(
    give(ADMIN, 'new@one.example', 'senior_wpa', { ...there, firstRunKey }),
    refused('second_person'),
  );
  await give(ADMIN, 'new@one.example', 'senior_wpa', { ...there, firstRunKey: key });
  const entries = await owner.query(
    `select outcome, count(*)::int as n from openmara.audit_entry
     where operation = 'access.make-first-run-key' and at >= $1 and account_id is not null group by 1 order by 1`,
    [since],
  );
  assert.deepEqual(entries.rows, [
    { outcome: 'already_exists', n: 2 },
    { outcome: 'done', n: 1 },
    { outcome: 'not_allowed', n: 1 },
  ]);
});

/** Undone in either case; a refusal answers with its SQLSTATE. */
async function acting(account: string, sql: string, values: unknown[] = []): Promise<unknown> {
  await app.query('begin');
  try {
    await app.query(
      `select set_config('openmara.account', $1, true), set_config('openmara.capabilities', '{manage_accounts,grant_roles}', true)`,
      [account],
    );
    return (await app.query<{ value: unknown }>(sql, values)).rows[0]?.value;
  } catch (error) {
    return error instanceof pg.DatabaseError ? error.code : String(error);
  } finally {
    await app.query('rollback');
  }
}

test('the database asks the same, whatever the code forgets', async () => {
  const [admin, leads] = [await as(ADMIN), await as(LEADS)];
  const mission = leads.assignments[0]?.missionId ?? '';
  const grant = `select openmara.grant_role(gen_random_uuid(), $1, $2, $3, null, '{}', null, null)`;
  for (const role of ROLES.filter(readsContent)) {
    assert.equal(await acting(admin.accountId, grant, [admin.accountId, role, mission]), '42501', role);
    assert.equal(await acting(admin.accountId, grant, [leads.accountId, role, mission]), '42501', role);
  }
  assert.equal(await acting('', grant, [leads.accountId, 'wpa', mission]), '42501', 'nobody gives nothing');
  for (const role of ROLES) {
    const { rows } = await owner.query<{ opens: boolean }>('select openmara.opens_no_content($1) as opens', [
      role,
    ]);
    assert.equal(rows[0]?.opens, !readsContent(role), role);
    const { rows: may } = await owner.query<{ may: boolean }>(
      `select openmara.may_grant($1, $2, $3, null, '{}') as may`,
      [leads.accountId, role, mission],
    );
    const given = { role, missionId: mission, office: null, areaPlaces: [] };
    assert.equal(may[0]?.may, mayGrant(leads.assignments, given), role);
  }
  for (const sql of [
    `insert into openmara.assignment (id, account_id, role, since) values (gen_random_uuid(), '${admin.accountId}', 'wpa', now())`,
    `update openmara.assignment set role = 'wpa'`,
    `update openmara.account set password_hash = 'x'`,
    'select password_hash as value from openmara.account',
    'select token_digest as value from openmara.session',
    'select token_digest as value from openmara.invitation',
    `insert into openmara.audit_entry (id, at, operation, outcome) values (gen_random_uuid(), now(), 'x', 'done')`,
    `select openmara.may_grant('${admin.accountId}', 'wpa', null, null, '{}')`,
    `select openmara.assignments_of('${leads.accountId}')`,
  ])
    assert.equal(await acting(admin.accountId, sql), '42501', sql);
  const session = `select openmara.open_session('\\x00', $1, $2, now(), now()) as value`;
  assert.equal(await acting(admin.accountId, session, [leads.accountId, 'not the hash']), false);
});

test('an audit entry is of who acts and where it acts', async () => {
  const [admin, leads] = [await as(ADMIN), await as(LEADS)];
  const mission = leads.assignments[0]?.missionId;
  const audit = `select openmara.record_audit(gen_random_uuid(), now(), $1, $2, $3, 'report.file', null, 'done', null)`;
  assert.equal(await acting(admin.accountId, audit, [leads.accountId, null, null]), '42501', 'of another');
  assert.equal(await acting(leads.accountId, audit, [leads.accountId, 'senior_wpa', mission]), '42501');
  assert.equal(
    await acting(admin.accountId, audit, [admin.accountId, 'senior_wpa', null]),
    '42501',
    'a role',
  );
  assert.equal(await acting('', audit, [null, null, mission]), '42501', 'of nobody, done in a mission');
  assert.equal(await acting(admin.accountId, audit, [admin.accountId, 'administrator', null]), undefined);
});
