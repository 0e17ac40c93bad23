/** The demonstration workspace: missions and statements of the letter, places, parties, one account a role, synthetic records. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@openmara/core/language/fold';
import { ROLES, type Role } from '@openmara/core/access/rules';
import { newId } from '@openmara/vault/ids';
import { hashPassword } from '@openmara/vault/passwords';
import pg from 'pg';
import { z } from 'zod';
import type { Connection } from '../database/cluster.ts';
import { anyRow, execute, maybeRow, rows } from '../database/rows.ts';
import type { Runtime } from '../operations/run.ts';
import { keepDecidable } from '../incidents/decidable.ts';
import { loadFocalPoints } from './focal-points.ts';
import { generateIncidents, type World, worldPlace } from './generate.ts';
import { loadCommitments } from './load-commitments.ts';
import { LETTER, MISSIONS, PARTIES } from './letter.ts';
import { type Accounts, StagedRows } from './stage-rows.ts';
import { insertMission } from '../missions/mission-names.ts';

const PASSWORD = 'demonstration only 2016';
const OFFICES = [
  'Human Rights Division',
  'Protection of civilians',
  'Child protection',
  'UN police',
  'UNFPA field office',
];
const GLOBAL: readonly Role[] = ['headquarters_analyst', 'expert_member', 'administrator', 'auditor'];

export function demonstrationAccounts(): Array<{ role: Role; email: string; password: string }> {
  return ROLES.map((role) => ({
    role,
    email: `${role.replaceAll('_', '-')}@demo.example`,
    password: PASSWORD,
  }));
}

/** Parties that the letter names; the unidentified one is in every installation already (migration 0009). */
async function loadParties(db: pg.ClientBase, recordedBy: string): Promise<void> {
  for (const party of PARTIES) {
    const known = await maybeRow(db, idRow, 'select id from openmara.party where name = $1', [party.name]);
    const id = known?.id ?? newId();
    if (!known)
      await execute(
        db,
        `insert into openmara.party
         select * from jsonb_populate_record(
           null::openmara.party, $1::jsonb || jsonb_build_object('recorded_at', now()))`,
        [
          JSON.stringify({
            id,
            version: 1,
            kind: party.kind,
            name: party.name,
            country: party.country,
            source: LETTER,
            recorded_by: recordedBy,
            // By the names of the columns: a language that the table has no column for yet is passed over.
            ...Object.fromEntries(Object.entries(party.names).map(([code, name]) => [`name_${code}`, name])),
          }),
        ],
      );
    for (const alias of new Set([party.name, ...Object.values(party.names), ...party.aliases]))
      await execute(
        db,
        `insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [id, alias, fold(alias), 'known spellings'],
      );
  }
}

/** How a total is spread over the missions, roughly as the letter's countries reported. */
const SHARES: Readonly<Record<string, number>> = {
  UNMISS: 0.26,
  MONUSCO: 0.2,
  UNSOM: 0.2,
  MINUSCA: 0.13,
  UNAMID: 0.1,
  MINUSMA: 0.06,
  UNOCI: 0.025,
  UNSMIL: 0.025,
};

/**
 * Loads the workspace into an empty house; does nothing where an account exists.
 * @param options.scale synthetic incidents in all, spread over the missions
 * @param options.counts incidents of single missions by code, instead of their share
 */
export async function loadDemonstration(
  runtime: Runtime & { readonly dataDirectory: string; readonly cluster: Connection },
  options: {
    scale: number;
    seed?: number;
    counts?: Readonly<Record<string, number>>;
    /** False for a workspace in which nobody is in the network yet. */
    focalPoints?: boolean;
    say?: (text: string) => void;
  },
): Promise<void> {
  const base = await loadBase(runtime.cluster.owner, options);
  if (!base) return;
  const { missionIds, accounts } = base;
  const db = await runtime.pool.connect();
  try {
    const links = createWriteStream(join(runtime.dataDirectory, 'demonstration-true-links.csv'));
    links.write('mission,report,incident\n');
    for (const [at, mission] of MISSIONS.entries()) {
      const id = missionIds.get(mission.code) ?? '';
      await loadIncidents(
        db,
        { code: mission.code, id, country: mission.country },
        options.counts?.[mission.code] ??
          Math.max(1, Math.round(options.scale * (SHARES[mission.code] ?? 0.01))),
        (options.seed ?? 2016) + at,
        accounts,
        (report, incident) => links.write(`${mission.code},${report},${incident}\n`),
      );
    }
    await new Promise((done) => links.end(done));
  } catch (error) {
    await db.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    db.release();
  }
  await countAnew(runtime.cluster.owner);
  options.say?.(`Loaded ${options.scale} synthetic incidents.`);
}

/** Without statistics of what was loaded the planner takes every value for rare: a list that joins would take minutes. */
async function countAnew(owner: pg.ClientConfig): Promise<void> {
  const db = new pg.Client(owner);
  await db.connect();
  try {
    await execute(db, 'analyze');
  } finally {
    await db.end();
  }
}

/** By the owner: accounts that nobody invited, with roles that nobody gave, are not the application's to make. */
async function loadBase(
  owner: pg.ClientConfig,
  { focalPoints = true, say }: { focalPoints?: boolean; say?: (text: string) => void },
): Promise<{ missionIds: ReadonlyMap<string, string>; accounts: Accounts } | null> {
  const db = new pg.Client(owner);
  await db.connect();
  try {
    if (await anyRow(db, 'select from openmara.account limit 1')) return null;
    say?.('Loading the demonstration workspace (synthetic data) …');
    await db.query(`begin; set local openmara.reference = 'manage'`);
    const missionIds = await loadMissions(db);
    const accounts = await loadAccounts(db, missionIds);
    await loadParties(db, accounts.verifies);
    await execute(
      db,
      `set local openmara.capabilities = '{read_network,manage_network,read_commitments,manage_commitments}'`,
    );
    for (const { code, country } of focalPoints ? MISSIONS : [])
      await loadFocalPoints(db, { id: missionIds.get(code) ?? '', country }, accounts.advises);
    for (const { code } of MISSIONS)
      await loadCommitments({ db, mission: missionIds.get(code) ?? '', recordedBy: accounts.advises }, code);
    await db.query('commit');
    return { missionIds, accounts };
  } finally {
    await db.end();
  }
}

/** The missions of the letter with its statements about them. @returns their ids by code */
async function loadMissions(db: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { code, country, names, facts } of MISSIONS) {
    const id = newId();
    ids.set(code, id);
    await insertMission(db, { id, code, country, names, synthetic: true, createdAt: new Date() });
    await execute(db, `set local openmara.mission = '${id}'`);
    for (const [at, fact] of facts.entries())
      await execute(
        db,
        `insert into openmara.fact (mission_id, id, kind, text_en, paragraph, source)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, newId(), fact.kind, fact.text, String(at + 1), LETTER],
      );
  }
  return ids;
}

async function assign(
  db: pg.ClientBase,
  accountId: string,
  role: Role,
  missionId: string | null,
  areas: readonly string[],
): Promise<void> {
  await execute(
    db,
    `insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), accountId, role, missionId, role === 'focal_point' ? OFFICES[0] : null, areas, '2014-01-01'],
  );
}

const idRow = z.object({ id: z.string() });
async function firstAreas(db: pg.ClientBase, country: string): Promise<string[]> {
  const areas = await rows(
    db,
    idRow,
    `select id from openmara.place
     where country = $1 and level = 'adm1' and latitude is not null order by name limit 3`,
    [country],
  );
  return areas.map(({ id }) => id);
}

/** One account a role: what belongs to a mission in each of them, with the first three areas for who works in some. */
async function loadAccounts(db: pg.ClientBase, missions: ReadonlyMap<string, string>): Promise<Accounts> {
  const hash = await hashPassword(PASSWORD);
  const ids = new Map<Role, string>();
  for (const { role, email } of demonstrationAccounts()) {
    const id = newId();
    ids.set(role, id);
    const name = `${role.replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase())} (demonstration)`;
    await execute(
      db,
      `insert into openmara.account (id, email, name, password_hash, created_at)
       values ($1, $2, $3, $4, now())`,
      [id, email, name, hash],
    );
    if (GLOBAL.includes(role)) await assign(db, id, role, null, []);
    else
      for (const [code, missionId] of missions) {
        const country = MISSIONS.find((m) => m.code === code)?.country ?? '';
        await assign(db, id, role, missionId, role === 'field_wpa' ? await firstAreas(db, country) : []);
      }
  }
  return {
    files: ids.get('focal_point') ?? '',
    verifies: ids.get('verifying_officer') ?? '',
    advises: ids.get('wpa') ?? '',
  };
}

const partyRow = z.object({ id: z.string(), kind: z.string() });

/** What the incidents of a mission are made from: the places and parties of its country. */
async function worldOf(db: pg.ClientBase, mission: Mission): Promise<World> {
  const places = await rows(
    db,
    worldPlace,
    `select id, level, adm1_id as adm1, adm2_id as adm2, latitude, longitude from openmara.place
     where country = $1 and level in ('settlement', 'adm2', 'adm1') and latitude is not null order by id`,
    [mission.country],
  );
  const parties = await rows(
    db,
    partyRow,
    `select id, kind from openmara.party where country = $1 or kind = 'unidentified' order by id`,
    [mission.country],
  );
  return {
    mission,
    places,
    parties: parties.filter((p) => p.kind !== 'unidentified').map((p) => p.id),
    unidentified: parties.find((p) => p.kind === 'unidentified')?.id ?? '',
    offices: OFFICES,
  };
}

interface Mission {
  readonly code: string;
  readonly id: string;
  readonly country: string;
}
/** Incidents of one transaction. */
const BATCH = 20_000;
async function loadIncidents(
  db: pg.PoolClient,
  mission: Mission,
  count: number,
  seed: number,
  accounts: Accounts,
  link: (report: string, incident: string) => void,
): Promise<void> {
  const incidents = generateIncidents(await worldOf(db, mission), count, seed);
  for (let done = 0; done < count; done += BATCH) {
    const staged = new StagedRows(mission.id, accounts);
    const underVerification: string[] = [];
    for (let n = 0; n < Math.min(BATCH, count - done); n += 1) {
      const next = incidents.next();
      if (next.done) break;
      staged.add(next.value);
      if (next.value.status === 'under_verification') underVerification.push(next.value.id);
      for (const report of next.value.reports) link(report.id, next.value.id);
    }
    await db.query('begin');
    await execute(
      db,
      `set local openmara.mission = '${mission.id}'; set local openmara.account = '${accounts.files}';
       set local openmara.report_scope = 'all'; set local openmara.incident_scope = 'all'`,
    );
    await staged.write(db);
    await keepDecidable({ db, mission }, underVerification);
    await db.query('commit');
  }
  await execute(db, 'analyze');
}
