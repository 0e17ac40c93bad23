/** The demonstration workspace: missions and statements of the letter, places, parties, one account a role, synthetic records. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@openmara/core/language/fold';
import { ROLES, type Role } from '@openmara/core/access/rules';
import { newId } from '@openmara/vault/ids';
import { hashPassword } from '@openmara/vault/passwords';
import type pg from 'pg';
import { type CopyValue, openCopy } from '../exchange/copy-rows.ts';
import type { Runtime } from '../operations/run.ts';
import { generateIncidents, type World } from './generate.ts';
import { LETTER, MISSIONS, PARTIES } from './letter.ts';
import { loadPlaces } from '../places/load-boundaries.ts';
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
    const { rows } = await db.query<{ id: string }>('select id from openmara.party where name = $1', [
      party.name,
    ]);
    const id = rows[0]?.id ?? newId();
    if (!rows[0])
      await db.query(
        `insert into openmara.party (id, kind, name, country, source, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, now())`,
        [id, party.kind, party.name, party.country, LETTER, recordedBy],
      );
    for (const alias of new Set([party.name, ...party.aliases]))
      await db.query(
        `insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [id, alias, fold(alias), LETTER],
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
  runtime: Runtime & { readonly dataDirectory: string },
  options: {
    scale: number;
    seed?: number;
    counts?: Readonly<Record<string, number>>;
    say?: (text: string) => void;
  },
): Promise<void> {
  const { pool } = runtime;
  if ((await pool.query('select from openmara.account limit 1')).rowCount) return;
  options.say?.('Loading the demonstration workspace (synthetic data) …');
  const db = await pool.connect();
  try {
    await db.query(`begin; set local openmara.reference = 'manage'`);
    await loadPlaces(db);
    const missionIds = new Map<string, string>();
    for (const mission of MISSIONS) {
      const id = newId();
      missionIds.set(mission.code, id);
      const { code, country, names } = mission;
      await insertMission(db, { id, code, country, names, synthetic: true, createdAt: new Date() });
      await db.query(`set local openmara.mission = '${id}'`);
      for (const [at, fact] of mission.facts.entries())
        await db.query(
          'insert into openmara.fact (mission_id, id, kind, text_en, paragraph, source) values ($1, $2, $3, $4, $5, $6)',
          [id, newId(), fact.kind, fact.text, String(at + 1), LETTER],
        );
    }
    const accounts = await loadAccounts(db, missionIds);
    await loadParties(db, accounts.verifies);
    await db.query('commit');
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
  options.say?.(`Loaded ${options.scale} synthetic incidents.`);
}

interface Accounts {
  readonly files: string;
  readonly verifies: string;
}
async function loadAccounts(db: pg.ClientBase, missions: ReadonlyMap<string, string>): Promise<Accounts> {
  const hash = await hashPassword(PASSWORD);
  const ids = new Map<Role, string>();
  for (const { role, email } of demonstrationAccounts()) {
    const id = newId();
    ids.set(role, id);
    await db.query(
      'insert into openmara.account (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, now())',
      [id, email, `${role.replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase())} (demonstration)`, hash],
    );
    if (GLOBAL.includes(role))
      await db.query(
        'insert into openmara.assignment (id, account_id, role, since) values ($1, $2, $3, $4)',
        [newId(), id, role, '2014-01-01'],
      );
    else
      for (const [code, missionId] of missions) {
        const country = MISSIONS.find((m) => m.code === code)?.country ?? '';
        const areas =
          role === 'field_wpa'
            ? (
                await db.query<{ id: string }>(
                  `select id from openmara.place where country = $1 and level = 'adm1' order by name limit 3`,
                  [country],
                )
              ).rows.map((row) => row.id)
            : [];
        await db.query(
          'insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since) values ($1, $2, $3, $4, $5, $6, $7)',
          [newId(), id, role, missionId, role === 'focal_point' ? OFFICES[0] : null, areas, '2014-01-01'],
        );
      }
  }
  return { files: ids.get('focal_point') ?? '', verifies: ids.get('verifying_officer') ?? '' };
}

const TABLES = {
  incident:
    'mission_id, id, reference, occurred_from, occurred_to, date_precision, place_id, adm1_id, adm2_id, place_precision, latitude, longitude, forms, conflict_links, source_types, status, decided_on, report_count, survivor_count, synthetic, created_by, recorded_at',
  survivor_group: 'mission_id, incident_id, line, sex, age_band, displacement, count',
  alleged_perpetrator: 'mission_id, incident_id, line, party_id, attribution',
  circumstance: 'mission_id, incident_id, code',
  response: 'mission_id, incident_id, survivor_line, service, state, recorded_on',
  verification_step:
    'mission_id, incident_id, sequence, kind, method, decision, primary_source, officer_id, taken_on, grounds, recorded_at',
  report:
    'mission_id, id, received_on, occurred_from, occurred_to, date_precision, place_id, adm1_id, place_precision, forms, circumstances, party_ids, source_type, reliability, credibility, office, narrative, filed_by, synthetic, joined, recorded_at',
  report_survivor: 'mission_id, report_id, line, sex, age_band, displacement, count, count_known',
  incident_report: 'mission_id, incident_id, report_id, joined_by, joined_at, reason',
} as const;
type TableName = keyof typeof TABLES;

/** Rows go by COPY into staging tables of the session and from there, under row security, into the register. */
async function loadIncidents(
  db: pg.PoolClient,
  mission: { code: string; id: string; country: string },
  count: number,
  seed: number,
  accounts: Accounts,
  link: (report: string, incident: string) => void,
): Promise<void> {
  const places = await db.query<World['places'][number]>(
    `select id, level, adm1_id as adm1, adm2_id as adm2, latitude, longitude from openmara.place where country = $1 and level in ('settlement', 'adm2', 'adm1') order by id`,
    [mission.country],
  );
  const parties = await db.query<{ id: string; kind: string }>(
    `select id, kind from openmara.party where country = $1 or kind = 'unidentified' order by id`,
    [mission.country],
  );
  const world: World = {
    mission,
    places: places.rows,
    parties: parties.rows.filter((p) => p.kind !== 'unidentified').map((p) => p.id),
    unidentified: parties.rows.find((p) => p.kind === 'unidentified')?.id ?? '',
    offices: OFFICES,
  };
  const BATCH = 20_000;
  const incidents = generateIncidents(world, count, seed);
  for (let done = 0; done < count; done += BATCH) {
    const rows: Record<TableName, CopyValue[][]> = {
      incident: [],
      survivor_group: [],
      alleged_perpetrator: [],
      circumstance: [],
      response: [],
      verification_step: [],
      report: [],
      report_survivor: [],
      incident_report: [],
    };
    for (let n = 0; n < Math.min(BATCH, count - done); n += 1) {
      const next = incidents.next();
      if (next.done) break;
      addRows(rows, mission.id, next.value, accounts, link);
    }
    await db.query('begin');
    await db.query(
      `set local openmara.mission = '${mission.id}'; set local openmara.report_scope = 'all'; set local openmara.incident_scope = 'all'; set local openmara.account = '${accounts.files}'`,
    );
    for (const table of Object.keys(TABLES) as TableName[]) {
      await db.query(
        `create temp table load_${table} on commit drop as select ${TABLES[table]} from openmara.${table} limit 0`,
      );
      const copy = openCopy(db, `load_${table}`);
      for (const row of rows[table]) await copy.write(row);
      await copy.end();
      await db.query(`insert into openmara.${table} (${TABLES[table]}) select * from load_${table}`);
    }
    await db.query('commit');
  }
  await db.query('analyze');
}

function addRows(
  rows: Record<TableName, CopyValue[][]>,
  mission: string,
  incident: ReturnType<typeof generateIncidents> extends Generator<infer T> ? T : never,
  accounts: Accounts,
  link: (report: string, incident: string) => void,
): void {
  const recorded = `${incident.decidedOn ?? incident.stepOn ?? incident.reports[0]?.receivedOn ?? '2016-01-01'}T12:00:00Z`;
  const joined = incident.reports.filter((report) => report.joined);
  rows.incident.push([
    mission,
    incident.id,
    incident.reference,
    incident.from,
    incident.to,
    incident.precision,
    incident.placeId,
    incident.adm1,
    incident.adm2,
    incident.placePrecision,
    incident.latitude,
    incident.longitude,
    incident.forms,
    ['perpetrator_profile'],
    [...new Set(joined.map((report) => report.sourceType))],
    incident.status,
    incident.decidedOn,
    joined.length,
    incident.groups.reduce((sum, group) => sum + group.count, 0),
    true,
    accounts.files,
    recorded,
  ]);
  incident.groups.forEach((group, line) => {
    rows.survivor_group.push([
      mission,
      incident.id,
      line + 1,
      group.sex,
      group.age,
      group.displacement,
      group.count,
    ]);
  });
  incident.partyIds.forEach((party, line) => {
    rows.alleged_perpetrator.push([mission, incident.id, line + 1, party, 'witness_identification']);
  });
  for (const code of incident.circumstances) rows.circumstance.push([mission, incident.id, code]);
  if (incident.response)
    rows.response.push([
      mission,
      incident.id,
      1,
      incident.response.service,
      incident.response.state,
      incident.reports[0]?.receivedOn ?? '2016-01-01',
    ]);
  if (incident.stepOn)
    rows.verification_step.push([
      mission,
      incident.id,
      1,
      'step',
      'interview',
      null,
      true,
      accounts.verifies,
      incident.stepOn,
      'Synthetic: interview recorded by the generator.',
      recorded,
    ]);
  if (incident.decidedOn)
    rows.verification_step.push([
      mission,
      incident.id,
      2,
      'decision',
      'interview',
      incident.status,
      false,
      accounts.verifies,
      incident.decidedOn,
      'Synthetic: decision recorded by the generator.',
      recorded,
    ]);
  for (const report of incident.reports) {
    link(report.id, incident.id);
    rows.report.push([
      mission,
      report.id,
      report.receivedOn,
      report.from,
      report.to,
      report.precision,
      report.placeId,
      report.adm1,
      report.placePrecision,
      report.forms,
      report.circumstances,
      report.partyIds,
      report.sourceType,
      report.reliability,
      report.credibility,
      report.office,
      'Synthetic report: no person or event in it is real.',
      accounts.files,
      true,
      report.joined,
      `${report.receivedOn}T09:00:00Z`,
    ]);
    rows.report_survivor.push([
      mission,
      report.id,
      1,
      report.sex,
      report.age,
      report.displacement,
      report.count,
      true,
    ]);
    if (report.joined)
      rows.incident_report.push([
        mission,
        incident.id,
        report.id,
        accounts.files,
        `${report.receivedOn}T10:00:00Z`,
        'Synthetic: joined by the generator',
      ]);
  }
}
