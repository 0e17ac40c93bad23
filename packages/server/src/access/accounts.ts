import { Problem } from '@openmara/core/access/problems';
import { ROLES } from '@openmara/core/access/rules';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { hashPassword, newId, verifyPassword } from '@openmara/vault/passwords';
import { z } from 'zod';
import type { Context } from '../operations/operation.ts';
import { defineOperation } from '../operations/operation.ts';
import { openSession } from './sessions.ts';

const email = z.email('an e-mail address').max(254);
const password = z.string().min(12, 'at least 12 characters').max(1000);

export const signIn = defineOperation({
  name: 'access.sign-in',
  summary: 'Sign in with e-mail address and password',
  kind: 'command',
  who: 'anyone',
  within: 'installation',
  input: z.object({ email: z.string().max(254), password: z.string().max(1000) }),
  output: z.object({ token: z.string(), expiresAt: z.string() }),
  audit: () => ({}),
  async handler({ db, now }, input) {
    const { rows } = await db.query<{ id: string; password_hash: string }>(
      'select id, password_hash from openmara.account where lower(email) = lower($1) and disabled_at is null',
      [input.email],
    );
    const fits = await verifyPassword(input.password, rows[0]?.password_hash ?? null);
    if (!fits || !rows[0]) throw new Problem('sign_in_failed');
    const session = await openSession(db, rows[0].id, now);
    return { token: session.token, expiresAt: session.expiresAt.toISOString() };
  },
});

export const whoAmI = defineOperation({
  name: 'access.who-am-i',
  summary: 'The signed-in account with its roles and missions',
  kind: 'query',
  who: 'signed_in',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({
    email: z.string(),
    name: z.string(),
    locale: z.string(),
    assignments: z.array(
      z.object({ role: z.enum(ROLES), mission: z.string().nullable(), office: z.string().nullable() }),
    ),
  }),
  async handler({ db, account }) {
    const { rows } = await db.query<{ id: string; code: string }>('select id, code from openmara.mission');
    const codes = new Map(rows.map((row) => [row.id, row.code]));
    return {
      email: account.email,
      name: account.name,
      locale: account.locale,
      assignments: account.assignments.map((a) => ({
        role: a.role,
        mission: a.missionId ? (codes.get(a.missionId) ?? null) : null,
        office: a.office,
      })),
    };
  },
});

export const isSetUp = defineOperation({
  name: 'access.is-set-up',
  summary: 'Whether the first administrator exists',
  kind: 'query',
  who: 'anyone',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({ setUp: z.boolean() }),
  handler: async ({ db }) => ({
    setUp: ((await db.query('select from openmara.account limit 1')).rowCount ?? 0) > 0,
  }),
});

async function insertAccount(
  { db, now }: Context,
  input: { email: string; name: string; password: string; locale: string },
): Promise<string> {
  const id = newId();
  await db.query(
    'insert into openmara.account (id, email, name, password_hash, locale, created_at) values ($1, $2, $3, $4, $5, $6)',
    [id, input.email, input.name, await hashPassword(input.password), input.locale, now],
  );
  return id;
}

export const setUp = defineOperation({
  name: 'access.set-up',
  summary: 'Create the first administrator; works once',
  kind: 'command',
  who: 'anyone',
  within: 'installation',
  input: z.object({ email, name: z.string().min(1).max(200), password }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler(context, input) {
    await context.db.query('lock table openmara.account in exclusive mode');
    if ((await context.db.query('select from openmara.account limit 1')).rowCount)
      throw new Problem('already_set_up');
    const id = await insertAccount(context, { ...input, locale: FIRST_LOCALE });
    await context.db.query(
      `insert into openmara.assignment (id, account_id, role, since) values ($1, $2, 'administrator', current_date)`,
      [newId(), id],
    );
    return { id };
  },
});

export const createAccount = defineOperation({
  name: 'access.create-account',
  summary: 'Create an account with a role in a mission',
  kind: 'command',
  who: 'manage_accounts',
  within: 'installation',
  input: z.object({
    email,
    name: z.string().min(1).max(200),
    password,
    locale: z.enum(LOCALES).default(FIRST_LOCALE),
    role: z.enum(ROLES),
    missionCode: z.string().nullable().default(null),
    office: z.string().max(200).nullable().default(null),
    areas: z.array(z.uuid()).default([]),
    until: z.iso.date().nullable().default(null),
  }),
  output: z.object({ id: z.string() }),
  audit: (input, output) => ({ record: output.id, note: `${input.role} ${input.missionCode ?? ''}` }),
  async handler(context, input) {
    const { db } = context;
    const mission = input.missionCode
      ? (
          await db.query<{ id: string }>('select id from openmara.mission where code = $1', [
            input.missionCode,
          ])
        ).rows[0]
      : undefined;
    if (input.missionCode && !mission)
      throw new Problem('input_invalid', [
        { field: 'missionCode', reason: 'There is no mission with that code.' },
      ]);
    const everywhere = ['administrator', 'auditor', 'headquarters_analyst', 'expert_member'];
    if (!mission && !everywhere.includes(input.role))
      throw new Problem('input_invalid', [
        { field: 'missionCode', reason: 'This role belongs to a mission; say which.' },
      ]);
    const id = await insertAccount(context, input);
    await db.query(
      'insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since, until) values ($1, $2, $3, $4, $5, $6, current_date, $7)',
      [newId(), id, input.role, mission?.id ?? null, input.office, input.areas, input.until],
    );
    return { id };
  },
});

export const listAccounts = defineOperation({
  name: 'access.list-accounts',
  summary: 'List accounts and their roles',
  kind: 'query',
  who: 'manage_accounts',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        email: z.string(),
        name: z.string(),
        disabled: z.boolean(),
        roles: z.string(),
      }),
    ),
  }),
  async handler({ db }) {
    const { rows } = await db.query<{
      id: string;
      email: string;
      name: string;
      disabled: boolean;
      roles: string;
    }>(
      `select a.id, a.email, a.name, a.disabled_at is not null as disabled, coalesce(string_agg(s.role || coalesce(' ' || m.code, ''), ', '), '') as roles from openmara.account a left join openmara.assignment s on s.account_id = a.id left join openmara.mission m on m.id = s.mission_id group by a.id order by a.email limit 1000`,
    );
    return { items: rows };
  },
});

export const listAudit = defineOperation({
  name: 'audit.list',
  summary: 'Read the audit log, latest first',
  kind: 'query',
  who: 'read_audit',
  within: 'installation',
  audit: () => ({}),
  input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({
    items: z.array(
      z.object({
        at: z.string(),
        account: z.string().nullable(),
        role: z.string().nullable(),
        operation: z.string(),
        record: z.string().nullable(),
        mission: z.string().nullable(),
      }),
    ),
  }),
  async handler({ db }, input) {
    const { rows } = await db.query<{
      at: string;
      account: string | null;
      role: string | null;
      operation: string;
      record: string | null;
      mission: string | null;
    }>(
      `select to_json(e.at)#>>'{}' as at, a.name as account, e.role, e.operation, e.record_id as record, m.code as mission from openmara.audit_entry e left join openmara.account a on a.id = e.account_id left join openmara.mission m on m.id = e.mission_id order by e.at desc, e.id desc limit $1`,
      [input.limit],
    );
    return { items: rows };
  },
});
