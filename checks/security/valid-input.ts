/**
 * A valid input for every operation, with what it needs already there: written into the database by its owner, so that
 * no rule of the house has a say in whether the question can be asked.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRelease } from '@openmara/server/releases/make-release';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import type { Actor } from '@openmara/server/operations/operation';
import { AREAS } from '@openmara/server/areas';
import { operationNamed } from '@openmara/server/operations/registry';
import { runOperation } from '@openmara/server/operations/run';
import type { Kind } from '@openmara/core/records/kind';
import type { Values } from '@openmara/core/records/fields';
import { newId } from '@openmara/vault/ids';
import { newToken, tokenDigest } from '@openmara/vault/tokens';
import pg from 'pg';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

export const OFFICE = 'An office of one mission';
export const PASSWORD = 'demonstration only 2016';
export const NARRATIVE = 'NARRATIVE-THAT-MUST-NOT-LEAVE';

export interface World extends TestHouse {
  readonly owner: pg.Client;
  one(sql: string, values?: unknown[]): Promise<string>;
  missionId(code: string): Promise<string>;
  /** The first-level area in which everything that is prepared lies. */
  area(code: string): Promise<string>;
  /** Accounts of nobody who is tested: they filed, joined and took steps. */
  someoneElse(): Promise<string>;
}
export async function openWorld(scale: number): Promise<World> {
  const t = await openTestHouse(scale);
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const remembered = new Map<string, string>();
  const one = async (sql: string, values: unknown[] = []): Promise<string> => {
    const row = (await owner.query<Record<string, string>>(sql, values)).rows[0];
    const value = row && Object.values(row)[0];
    if (!value) throw new Error(`nothing for ${sql}`);
    return value;
  };
  const once = async (sql: string, values: unknown[] = []): Promise<string> => {
    const key = JSON.stringify([sql, values]);
    const value = remembered.get(key) ?? (await one(sql, values));
    remembered.set(key, value);
    return value;
  };
  return {
    ...t,
    owner,
    one,
    missionId: (code) => once('select id from openmara.mission where code = $1', [code]),
    area: (code) =>
      once(
        `select p.id from openmara.place p join openmara.mission m on m.country = p.country
         where m.code = $1 and p.level = 'adm1' order by p.name limit 1`,
        [code],
      ),
    someoneElse: () => once(`select id from openmara.account where email = 'focal-point@demo.example'`),
    async close() {
      await owner.end();
      await t.close();
    },
  };
}

export interface Asked {
  readonly input: Readonly<Record<string, unknown>>;
  /** Bytes that come beside the input. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The session that asks, where the act itself ends it. */
  readonly session?: 'its own';
}
type Prepare = (world: World, mission: string, actor: Actor) => Promise<Asked> | Asked;

let count = 0;
const fresh = (): string => String((count += 1)).padStart(5, '0');

/** A report of the office, in the area, that no incident has. Returns its id. */
/** A picture of one point. */
const aPng = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
async function anAttachment(world: World, mission: string): Promise<string> {
  const id = newId();
  await world.owner.query(
    `insert into openmara.report_attachment
       (mission_id, id, report_id, kind, width, height, says, content, added_by, added_at)
     values ($1, $2, $3, 'png', 1, 1, 'the burnt roof', $4, $5, now())`,
    [await world.missionId(mission), id, await aReport(world, mission), aPng(), await world.someoneElse()],
  );
  return id;
}
/** Who may be responsible for any record of the mission. */
const anAdviser = (world: World, mission: string): Promise<string> =>
  world.one(
    `select s.account_id as id from openmara.assignment s join openmara.mission m on m.id = s.mission_id
     where m.code = $1 and s.role = 'wpa' limit 1`,
    [mission],
  );
export async function aReport(
  world: World,
  mission: string,
  more: { narrative?: string } = {},
): Promise<string> {
  const id = newId();
  await world.owner.query(
    `insert into openmara.report (mission_id, id, received_on, occurred_from, occurred_to, date_precision, place_id, adm1_id,
       place_precision, forms, circumstances, source_type, narrative, office, filed_by, synthetic, recorded_at)
     values ($1, $2, '2016-08-02', '2016-08-01', '2016-08-01', 'exact', $3, $3, 'adm1', '{rape}', '{checkpoint}', 'survivor', $4, $5, $6, true, now())`,
    [
      await world.missionId(mission),
      id,
      await world.area(mission),
      more.narrative ?? NARRATIVE,
      OFFICE,
      await world.someoneElse(),
    ],
  );
  await world.owner.query(
    `insert into openmara.report_survivor (mission_id, report_id, line, sex, age_band, displacement, count, count_known)
     values ($1, $2, 1, 'female', '18-24', 'idp', 1, true)`,
    [await world.missionId(mission), id],
  );
  return id;
}
/** An incident of one report in the area, in whose making nobody who is tested had a hand. */
export async function anIncident(
  world: World,
  mission: string,
  status: 'under_verification' | 'verified',
): Promise<{ id: string; reportId: string }> {
  const [id, reportId, missionId] = [newId(), await aReport(world, mission), await world.missionId(mission)];
  const someone = await world.someoneElse();
  await world.owner.query(
    `insert into openmara.incident (mission_id, id, reference, occurred_from, occurred_to, date_precision, place_id, adm1_id,
       place_precision, forms, source_types, status, decided_on, report_count, survivor_count, reporting_consent, synthetic, created_by, recorded_at)
     values ($1, $2, $3, '2016-08-01', '2016-08-01', 'exact', $4, $4, 'adm1', '{rape}', '{survivor}', $5, $6, 1, 1, true, true, $7, now())`,
    [
      missionId,
      id,
      `${mission}-TEST-${fresh()}`,
      await world.area(mission),
      status,
      status === 'verified' ? '2016-09-01' : null,
      someone,
    ],
  );
  await world.owner.query(
    `insert into openmara.incident_report (mission_id, incident_id, report_id, joined_by, joined_at, reason) values ($1, $2, $3, $4, now(), 'same event')`,
    [missionId, id, reportId, someone],
  );
  await world.owner.query('update openmara.report set joined = true where mission_id = $1 and id = $2', [
    missionId,
    reportId,
  ]);
  await world.owner.query(
    `insert into openmara.verification_step (mission_id, incident_id, sequence, kind, method, primary_source, officer_id, taken_on, grounds, recorded_at)
     values ($1, $2, 1, 'step', 'interview', true, $3, '2016-08-20', 'interviewed', now())`,
    [missionId, id, someone],
  );
  return { id, reportId };
}
const LOG = (): string => `Case ID,Incident date,Type\nT-${fresh()},2016-08-01,Rape\n`;
const MAPPING = {
  name: 'log',
  target: 'report',
  columns: { 'Case ID': 'key', 'Incident date': 'occurred', Type: 'forms' },
};
/** A file that this account has brought and not yet imported. */
async function anUpload(world: World, mission: string, actor: Actor): Promise<string> {
  const [id, text] = [newId(), LOG()];
  await world.owner.query(
    `insert into openmara.upload (mission_id, id, account_id, file_name, bytes, uploaded_at) values ($1, $2, $3, 'log.csv', $4, now())`,
    [await world.missionId(mission), id, actor.accountId, text.length],
  );
  writeFileSync(join(world.directory, 'uploads', id), text);
  return id;
}
/** A party of its own. */
const aParty = (world: World): Promise<string> =>
  world.one(
    `insert into openmara.party (id, name, kind, source, recorded_at)
     values (gen_random_uuid(), $1, 'militia', 'test', now()) returning id`,
    [`A party ${fresh()}`],
  );
/** An account without any role. */
async function aColleague(world: World): Promise<{ id: string; email: string }> {
  const [id, email] = [newId(), `colleague-${fresh()}@one.example`];
  await world.owner.query(
    `insert into openmara.account (id, email, name, created_at) values ($1, $2, 'A colleague', now())`,
    [id, email],
  );
  return { id, email };
}
/** An invitation of this account; its secret. */
async function anInvitation(world: World, account: string): Promise<string> {
  const token = newToken();
  await world.owner.query(
    `insert into openmara.invitation (token_digest, account_id, created_at, expires_at) values ($1, $2, now(), now() + interval '1 day')`,
    [tokenDigest(token), account],
  );
  return token;
}
/** A draft of this account. */
async function aDraft(world: World, mission: string, actor: Actor): Promise<string> {
  const id = newId();
  await world.owner.query(
    `insert into openmara.draft values ($1, $2, $3, 'report', gen_random_uuid(), '{}', now())`,
    [await world.missionId(mission), id, actor.accountId],
  );
  return id;
}
/** A view that this account saved. */
async function aView(world: World, mission: string, actor: Actor): Promise<string> {
  const id = newId();
  await world.owner.query(
    `insert into openmara.saved_view values ($1, $2, $3, 'incidents', $4, '{}', now())`,
    [await world.missionId(mission), id, actor.accountId, `View ${id}`],
  );
  return id;
}
/** A mapping that this account saved. */
async function aMapping(world: World, mission: string, actor: Actor): Promise<string> {
  const name = `Mapping ${fresh()}`;
  await world.owner.query(`insert into openmara.import_mapping values ($1, $2, $3, $4, now())`, [
    await world.missionId(mission),
    name,
    JSON.stringify(MAPPING),
    actor.accountId,
  ]);
  return name;
}
/** An import of this account with one refused row. */
async function anImport(world: World, mission: string, actor: Actor): Promise<string> {
  const [id, missionId] = [newId(), await world.missionId(mission)];
  await world.owner.query(
    `insert into openmara.import_run (mission_id, id, file_name, file_digest, target, mapping, state, rows, refused, header, source, started_by, started_at, applied_at)
     values ($1, $2, 'log.csv', '', 'report', $4, 'applied', 1, 1, $5, $6, $3, now(), now())`,
    [missionId, id, actor.accountId, JSON.stringify(MAPPING), Object.keys(MAPPING.columns), `file:${id}`],
  );
  await world.owner.query(
    `insert into openmara.import_refusal (mission_id, import_id, row_number, position, code, reason, cells) values ($1, $2, 2, 1, 'date_unreadable', 'not a date', '["A1", "x", "Rape"]')`,
    [missionId, id],
  );
  return id;
}
let year = 1950;
/** A period whose figures were released, once in each mission. */
async function aRelease(world: World, mission: string): Promise<string> {
  const actor = await world.actor('senior_wpa');
  return (await runOperation(world.house, makeRelease, actor, { mission, period: '2016-Q2' })).period;
}
/** A document of the quarter: composed once in each mission, then copied. */
export async function aDocument(world: World, mission: string, state: 'draft' | 'cleared'): Promise<string> {
  const missionId = await world.missionId(mission);
  const found = await world.owner.query('select from openmara.document where mission_id = $1', [missionId]);
  if (!found.rowCount)
    await runOperation(world.house, composeQuarterly, await world.actor('senior_wpa'), {
      mission,
      period: '2016-Q3',
    });
  const id = newId();
  await world.owner.query(
    `insert into openmara.document (mission_id, id, kind, period, locale, as_of, title, model, state, composed_by, composed_at)
     select mission_id, $2, kind, period, locale, as_of, title, model, $3, $4, composed_at
     from openmara.document where mission_id = $1 limit 1`,
    [missionId, id, state, await world.someoneElse()],
  );
  return id;
}

/** A colleague who holds what the one who asks holds. */
async function aColleagueWithRoleOf(
  world: World,
  actor: { readonly accountId: string },
): Promise<{ colleague: Awaited<ReturnType<typeof aColleague>>; assignment: string }> {
  const colleague = await aColleague(world);
  const assignment = newId();
  await world.owner.query(
    `insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since)
     select $1, $2, role, mission_id, office, area_places, since from openmara.assignment where account_id = $3`,
    [assignment, colleague.id, actor.accountId],
  );
  return { colleague, assignment };
}

const nothing: Prepare = () => ({ input: {} });
const inMission: Prepare = (_, mission) => ({ input: { mission } });
const reason = 'the same event';

/** The example of a kind, made another record: no longer text of it, such as a name in any language, is that of the last. */
const exampleOf = (kind: Kind): Values =>
  Object.fromEntries(
    Object.entries(kind.example).map(([name, value]) => [
      name,
      kind.fields[name]?.type === 'text' && typeof value === 'string' && value.length > 3
        ? `${value} ${fresh()}`
        : value,
    ]),
  );
const kindNamed = (name: string): Kind => {
  const found = AREAS.flatMap((area): readonly Kind[] => area.kinds ?? []).find((kind) => kind.name === name);
  if (!found) throw new Error(`no kind is called ${name}`);
  return found;
};
/** The example with a record behind every link that is required. */
async function linkedExample(world: World, mission: string, kind: Kind): Promise<Values> {
  const links: Record<string, string> = {};
  for (const [name, field] of Object.entries(kind.fields))
    if (field.type === 'link' && field.required)
      links[name] = (await aRecord(world, mission, kindNamed(field.to))).id;
  return { ...exampleOf(kind), ...links };
}
/** A record of a kind, by an adviser. @returns its id and version */
async function aRecord(world: World, mission: string, kind: Kind): Promise<{ id: string; version: number }> {
  const record = operationNamed(`${kind.name}.record`);
  if (record?.kind !== 'command') throw new Error(`${kind.name} cannot be recorded`);
  const input = { mission, values: await linkedExample(world, mission, kind) };
  return (await runOperation(world.house, record, await world.actor('senior_wpa'), input)) as {
    id: string;
    version: number;
  };
}
/** Valid input for the acts on a kind of plain records. */
function ofKind(kind: Kind): Record<string, Prepare> {
  const onRecord =
    (more: () => object): Prepare =>
    async (world, mission) => ({
      input: { mission, ...(await aRecord(world, mission, kind)), ...more() },
    });
  const read: Prepare = async (world, mission) => ({
    input: { mission, id: (await aRecord(world, mission, kind)).id },
  });
  return {
    [`${kind.name}.list`]: inMission,
    [`${kind.name}.get`]: read,
    [`${kind.name}.history`]: read,
    [`${kind.name}.export`]: inMission,
    [`${kind.name}.look-up`]: (_, mission) => {
      const refers = ['place', 'places', 'party', 'account', 'link'];
      const field = Object.keys(kind.fields).find((name) => refers.includes(kind.fields[name]?.type ?? ''));
      return { input: { mission, field: field ?? Object.keys(kind.fields)[0], search: 'a' } };
    },
    [`${kind.name}.record`]: async (world, mission) => ({
      input: { mission, values: await linkedExample(world, mission, kind) },
    }),
    [`${kind.name}.change`]: async (world, mission) => ({
      input: {
        mission,
        ...(await aRecord(world, mission, kind)),
        values: await linkedExample(world, mission, kind),
      },
    }),
    [`${kind.name}.withdraw`]: onRecord(() => ({ reason: 'recorded by mistake' })),
    [`${kind.name}.undo`]: async (world, mission) => {
      const { id, version } = await aRecord(world, mission, kind);
      const withdraw = operationNamed(`${kind.name}.withdraw`);
      if (withdraw?.kind !== 'command') throw new Error(`${kind.name} cannot be withdrawn`);
      const input = { mission, id, version, reason: 'recorded by mistake' };
      await runOperation(world.house, withdraw, await world.actor('senior_wpa'), input);
      return { input: { mission, id, version: version + 1 } };
    },
  };
}

export const VALID_INPUT: Readonly<Record<string, Prepare>> = {
  'access.sign-in': (_, __, actor) => ({ input: { email: actor.email, password: PASSWORD } }),
  'access.sign-out': () => ({ input: {}, session: 'its own' }),
  'access.who-am-i': nothing,
  'access.read-reminders': nothing,
  'access.ask-reminders': () => ({ input: { wanted: false } }),
  'access.end-tour': nothing,
  'access.send-reminder': () => ({ input: { count: 1 } }),
  'access.is-set-up': nothing,
  'access.set-up': () => ({
    input: {
      email: `first-${fresh()}@one.example`,
      name: 'First',
      password: PASSWORD,
      mission: { code: `FIRST-${fresh()}`, name: 'The first mission', country: 'SSD' },
      adviser: { email: `adviser-${fresh()}@one.example`, name: 'Adviser' },
    },
  }),
  'access.create-account': () => ({ input: { email: `new-${fresh()}@one.example`, name: 'New' } }),
  'access.accept-invitation': async (world, _, actor) => ({
    input: { token: await anInvitation(world, actor.accountId), password: PASSWORD },
  }),
  // What the one who asks holds, to somebody who holds nothing.
  'access.grant-role': async (world, mission, actor) => ({
    input: {
      email: (await aColleague(world)).email,
      role: actor.assignments[0]?.role,
      missionCode: mission,
      office: actor.assignments[0]?.office,
      areas: actor.assignments[0]?.areaPlaces,
    },
  }),
  'access.invite-again': async (world, _, actor) => {
    const { colleague } = await aColleagueWithRoleOf(world, actor);
    return { input: { email: colleague.email } };
  },
  'access.list-accounts': nothing,
  'access.list-roles': inMission,
  'access.end-role': async (world, _, actor) => {
    const { assignment } = await aColleagueWithRoleOf(world, actor);
    return { input: { id: assignment, last: '2026-12-31' } };
  },
  'access.close-account': async (world) => ({ input: { id: (await aColleague(world)).id } }),
  'audit.list': () => ({ input: { limit: 5 } }),

  'mission.list': nothing,
  'mission.create': () => ({ input: { code: `NEW-${fresh()}`, nameEn: 'A new mission', country: 'SSD' } }),
  'mission.home': inMission,
  'mission.map': inMission,
  'mission.what-waits': inMission,
  'commitment.standing': inMission,

  'draft.keep': (_, mission) => ({
    input: { mission, form: 'report', content: { forms: [`rape ${fresh()}`] } },
  }),
  'draft.list': inMission,
  'draft.discard': async (world, mission, actor) => ({
    input: { mission, id: await aDraft(world, mission, actor) },
  }),

  'report.file': (_, mission) => ({ input: { mission, receivedOn: '2016-08-02', forms: ['rape'] } }),
  'report.list-own': inMission,
  'report.attach': async (world, mission) => ({
    input: { mission, id: await aReport(world, mission), says: 'the burnt roof' },
    body: aPng(),
  }),
  'report.list-attachments': async (world, mission) => ({
    input: { mission, id: await aReport(world, mission) },
  }),
  'report.read-attachment': async (world, mission) => ({
    input: { mission, id: await anAttachment(world, mission) },
  }),
  'report.withdraw-attachment': async (world, mission) => ({
    input: { mission, id: await anAttachment(world, mission), reason },
  }),
  'report.tell': async (world, mission) => ({
    input: { mission, id: await aReport(world, mission), text: 'received, thank you' },
  }),
  'report.tell-several': async (world, mission) => ({
    input: { mission, ids: [await aReport(world, mission)], text: 'which day was it?' },
  }),
  'report.find-reference': (_, mission) => ({ input: { mission, of: 'place', search: 'a' } }),
  'report.read-form': async (world, mission) => ({ input: { mission, id: await aReport(world, mission) } }),
  'report.correct': async (world, mission) => ({
    input: {
      mission,
      id: await aReport(world, mission),
      version: 1,
      report: { receivedOn: '2016-08-02', forms: ['rape'], placeId: await world.area(mission) },
      reason: 'the form was misread',
    },
  }),
  'report.record-consent': async (world, mission) => ({
    input: {
      mission,
      id: await aReport(world, mission),
      consent: { anonymisedReporting: false },
      reason: 'she no longer wishes it',
    },
  }),
  'report.list': inMission,
  'report.export': inMission,
  'report.get': async (world, mission) => ({ input: { mission, id: await aReport(world, mission) } }),
  'incident.list': inMission,
  'incident.get': async (world, mission) => ({
    input: { mission, id: (await anIncident(world, mission, 'verified')).id },
  }),
  'incident.read-facts': async (world, mission) => ({
    input: { mission, id: (await anIncident(world, mission, 'under_verification')).id },
  }),
  'incident.correct': async (world, mission) => {
    const { id } = await anIncident(world, mission, 'under_verification');
    return {
      input: {
        mission,
        id,
        version: 1,
        facts: {
          occurred: { from: '2016-08-02', to: '2016-08-02', precision: 'exact' },
          placeId: await world.area(mission),
          placePrecision: 'adm1',
          forms: ['rape'],
          circumstances: [],
          survivors: [{ count: 2 }],
          perpetrators: [],
        },
        reason,
      },
    };
  },
  'incident.record-response': async (world, mission) => {
    const { id } = await anIncident(world, mission, 'under_verification');
    await world.owner.query(
      `insert into openmara.survivor_group (mission_id, incident_id, line, sex, age_band, displacement, count)
       values ($1, $2, 1, 'female', 'adult', 'idp', 1)`,
      [await world.missionId(mission), id],
    );
    return { input: { mission, id, survivorLine: 1, service: 'health', state: 'received' } };
  },
  'incident.who-sees': async (world, mission) => ({
    input: { mission, id: (await anIncident(world, mission, 'under_verification')).id },
  }),
  'report.hand-over': async (world, mission) => ({
    input: { mission, records: [{ id: await aReport(world, mission), to: await anAdviser(world, mission) }] },
  }),
  'incident.hand-over': async (world, mission) => ({
    input: {
      mission,
      records: [
        {
          id: (await anIncident(world, mission, 'under_verification')).id,
          to: await anAdviser(world, mission),
        },
      ],
    },
  }),
  'incident.list-colleagues': inMission,
  'incident.find-officers': async (world, mission) => ({
    input: { mission, id: (await anIncident(world, mission, 'under_verification')).id },
  }),
  'incident.plan-step': async (world, mission) => ({
    input: {
      mission,
      id: (await anIncident(world, mission, 'under_verification')).id,
      what: 'hear the clinic',
      ownerId: await world.one(
        `select s.account_id as id from openmara.assignment s join openmara.mission m on m.id = s.mission_id
         where m.code = $1 and s.role = 'verifying_officer' limit 1`,
        [mission],
      ),
      dueOn: '2999-01-01',
    },
  }),
  'incident.plan-steps': async (world, mission) => ({
    input: {
      mission,
      ids: [(await anIncident(world, mission, 'under_verification')).id],
      what: 'hear the clinic',
      ownerId: await world.one(
        `select s.account_id as id from openmara.assignment s join openmara.mission m on m.id = s.mission_id
         where m.code = $1 and s.role = 'verifying_officer' limit 1`,
        [mission],
      ),
      dueOn: '2999-01-01',
    },
  }),
  'incident.end-step': async (world, mission) => {
    const { id } = await anIncident(world, mission, 'under_verification');
    const planned = newId();
    await world.owner.query(
      `insert into openmara.planned_step (mission_id, id, incident_id, what, owner_id, due_on, planned_by, planned_at)
       values ($1, $2, $3, 'hear the clinic', $4, '2999-01-01', $4, now())`,
      [await world.missionId(mission), planned, id, await world.someoneElse()],
    );
    return { input: { mission, id: planned, outcome: 'done' } };
  },
  'incident.list-planned': inMission,
  'incident.list-decidable': inMission,
  'incident.open': async (world, mission) => ({
    input: { mission, reportId: await aReport(world, mission), reason },
  }),
  'incident.join-report': async (world, mission) => ({
    input: {
      mission,
      id: (await anIncident(world, mission, 'under_verification')).id,
      reportId: await aReport(world, mission),
      reason,
    },
  }),
  'incident.join-reports': async (world, mission) => ({
    input: {
      mission,
      decisions: [
        {
          reportId: await aReport(world, mission),
          incidentId: (await anIncident(world, mission, 'under_verification')).id,
          reason,
        },
      ],
    },
  }),
  'report.candidates': async (world, mission) => ({
    input: { mission, ids: [await aReport(world, mission)] },
  }),
  'incident.keep-report-apart': async (world, mission) => ({
    input: {
      mission,
      id: (await anIncident(world, mission, 'under_verification')).id,
      reportId: await aReport(world, mission),
      reason: 'another day',
    },
  }),
  'incident.consider-report-again': async (world, mission) => {
    const { id } = await anIncident(world, mission, 'under_verification');
    const reportId = await aReport(world, mission);
    await world.owner.query(
      `insert into openmara.report_apart (mission_id, report_id, incident_id, said_at, said_by, reason) values ($1, $2, $3, now(), $4, 'another day')`,
      [await world.missionId(mission), reportId, id, await world.someoneElse()],
    );
    return { input: { mission, id, reportId, reason } };
  },
  'incident.separate-report': async (world, mission) => ({
    input: { mission, ...(await anIncident(world, mission, 'under_verification')), reason },
  }),
  'incident.judge-independence': async (world, mission) => ({
    input: {
      mission,
      ...(await anIncident(world, mission, 'under_verification')),
      independent: false,
      reason,
    },
  }),
  'incident.record-step': async (world, mission) => ({
    input: {
      mission,
      id: (await anIncident(world, mission, 'under_verification')).id,
      method: 'interview',
      takenOn: '2016-09-01',
      grounds: 'heard again',
    },
  }),
  'incident.decide': async (world, mission) => ({
    input: {
      mission,
      id: (await anIncident(world, mission, 'under_verification')).id,
      decision: 'verified',
      version: 1,
      takenOn: '2016-09-01',
      grounds: 'a direct primary source',
    },
  }),
  'view.save': (_, mission) => ({
    input: { mission, page: 'incidents', name: `View ${fresh()}`, filter: { status: 'verified' } },
  }),
  'view.rename': async (world, mission, actor) => ({
    input: { mission, id: await aView(world, mission, actor), name: `View ${fresh()}` },
  }),
  'view.delete': async (world, mission, actor) => ({
    input: { mission, id: await aView(world, mission, actor) },
  }),
  'mission.find': (_, mission) => ({ input: { mission, q: 'unity' } }),
  'incident.export': inMission,
  'view.list': inMission,

  'place.search': inMission,
  'place.missing-names': inMission,
  'place.name': async (world, mission) => ({
    input: { mission, placeId: await world.area(mission), name: `A name ${fresh()}` },
  }),

  'party.directory': nothing,
  'party.confirm-alias': async (world, mission) => ({
    input: {
      mission,
      partyId: await world.one(`select id from openmara.party where kind = 'unidentified'`),
      alias: `A spelling ${fresh()}`,
    },
  }),

  'party.standing': async (world, mission) => ({ input: { mission, id: await aParty(world) } }),
  'party.merge': async (world, mission) => ({
    input: { mission, id: await aParty(world), into: await aParty(world), reason: 'one and the same' },
  }),
  'party.split': async (world, mission) => {
    const [id, into] = [await aParty(world), await aParty(world)];
    await world.owner.query('insert into openmara.party_merge values ($1, $2, now())', [id, into]);
    return { input: { mission, id, reason: 'two after all' } };
  },
  'party.split-alias': async (world, mission) => {
    const id = await aParty(world);
    const alias = `A spelling ${fresh()}`;
    await world.owner.query(
      `insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, lower($2), 'test')`,
      [id, alias],
    );
    return { input: { mission, id, alias, reason: 'another group' } };
  },

  'import.upload': (_, mission) => ({ input: { mission, fileName: 'log.csv' }, body: LOG() }),
  'import.discard': async (world, mission, actor) => ({
    input: { mission, uploadId: await anUpload(world, mission, actor) },
  }),
  'import.preview': async (world, mission, actor) => ({
    input: { mission, uploadId: await anUpload(world, mission, actor), mapping: MAPPING },
  }),
  'import.start': async (world, mission, actor) => ({
    input: { mission, uploadId: await anUpload(world, mission, actor), mapping: MAPPING },
  }),
  'import.apply': async (world, mission, actor) => ({
    input: { mission, uploadId: await anUpload(world, mission, actor), mapping: MAPPING },
  }),
  'import.undo': async (world, mission, actor) => ({
    input: { mission, id: await anImport(world, mission, actor) },
  }),
  'import.list': inMission,
  'import.refusals': async (world, mission, actor) => ({
    input: { mission, id: await anImport(world, mission, actor) },
  }),
  'import.refused-rows': async (world, mission, actor) => ({
    input: { mission, id: await anImport(world, mission, actor) },
  }),
  'import.correct-row': async (world, mission, actor) => ({
    input: {
      mission,
      id: await anImport(world, mission, actor),
      row: 2,
      cells: [`T-${fresh()}`, '2016-08-01', 'Rape'],
    },
  }),
  'import.save-mapping': (_, mission) => ({
    input: { mission, name: `Mapping ${fresh()}`, mapping: MAPPING },
  }),
  'import.mappings': inMission,
  'import.rename-mapping': async (world, mission, actor) => ({
    input: { mission, name: await aMapping(world, mission, actor), newName: `Mapping ${fresh()}` },
  }),
  'import.delete-mapping': async (world, mission, actor) => ({
    input: { mission, name: await aMapping(world, mission, actor) },
  }),

  // A period is released once; each asks for another.
  'release.make': (_, mission) => ({ input: { mission, period: `${(year += 1)}-Q4` } }),
  'release.list': inMission,
  'release.get': async (world, mission) => ({
    input: { mission, period: await aRelease(world, mission) },
  }),
  'release.export': async (world, mission) => ({
    input: { mission, period: await aRelease(world, mission) },
  }),
  'analysis.export': (_, mission) => ({ input: { mission, rows: 'form' } }),
  'analysis.tabulate': (_, mission) => ({ input: { mission, rows: 'form' } }),
  'document.compose-quarterly': (_, mission) => ({ input: { mission, period: '2016-Q3' } }),
  'document.list': inMission,
  'document.get': async (world, mission) => ({
    input: { mission, id: await aDocument(world, mission, 'cleared') },
  }),
  'document.file': async (world, mission) => ({
    input: { mission, id: await aDocument(world, mission, 'cleared'), format: 'json' },
  }),
  'document.compare': async (world, mission) => ({
    input: { mission, id: await aDocument(world, mission, 'draft') },
  }),
  'document.clear': async (world, mission) => ({
    input: { mission, id: await aDocument(world, mission, 'draft') },
  }),

  ...Object.assign({}, ...AREAS.flatMap((area) => area.kinds ?? []).map(ofKind)),
};
