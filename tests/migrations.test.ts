/**
 * Each migration on rows as they were before it. A house of the version before is made, rows are put in, the
 * migration runs as an owner that is no superuser (so is the owner of a database elsewhere), and what it promises
 * is looked up. A new migration is a new entry of CASES; without one the last test names it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import { codesOf } from '@openmara/core/vocabularies';
import { type Cluster, startCluster } from '@openmara/server/database/cluster';
import { migrate, migrationFiles } from '@openmara/server/database/migrate';
import { reconcileJobs } from '@openmara/server/jobs/queue';
import { JOBS } from '@openmara/server/jobs/registry';
import pg from 'pg';

interface Migration {
  /** Puts rows in as the version before had them, by a hand that no policy holds. */
  before(db: pg.Client): Promise<void>;
  /** Looks up what the migration promises; `app` is the application's own connection. */
  after(db: pg.Client, app: pg.Client): Promise<void>;
}

const MISSION = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';
const ACCOUNT = '00000000-0000-4000-8000-00000000000c';
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

async function missions(db: pg.Client): Promise<void> {
  await db.query(
    `insert into openmara.mission (id, code, name_en, name_fr, name_ar, country, created_at)
     select unnest($1::uuid[]), unnest(array['OLDONE', 'OTHER']), 'Mission', 'Mission', 'Mission', 'SSD', '2016-01-01'`,
    [[MISSION, OTHER]],
  );
  await db.query(
    `insert into openmara.account (id, email, name, password_hash, created_at) values ($1, 'officer@example.org', 'An officer', '-', '2016-01-01')`,
    [ACCOUNT],
  );
}
async function report(
  db: pg.Client,
  number: number,
  receivedOn: string | null,
  mission = MISSION,
): Promise<void> {
  await db.query(
    `insert into openmara.report (mission_id, id, received_on, date_precision, place_precision, forms, source_type, filed_by, recorded_at)
     values ($1, $2, $3, 'unknown', 'country', '{rape}', 'ngo', $4, '2016-06-01')`,
    [mission, id(number), receivedOn, ACCOUNT],
  );
}
async function incident(
  db: pg.Client,
  number: number,
  from: string | null,
  mission = MISSION,
): Promise<void> {
  await db.query(
    `insert into openmara.incident (mission_id, id, reference, occurred_from, occurred_to, date_precision, place_precision, forms, created_by, recorded_at)
     values ($1, $2, $3, $4, $4, case when $4::date is null then 'unknown' else 'exact' end, 'country', '{rape}', $5, '2016-06-01')`,
    [mission, id(number), `I-${number}`, from, ACCOUNT],
  );
}
async function joined(
  db: pg.Client,
  incidentNumber: number,
  reportNumber: number,
  separated = false,
): Promise<void> {
  await db.query(
    `insert into openmara.incident_report (mission_id, incident_id, report_id, joined_by, joined_at, reason, separated_by, separated_at, separation_reason)
     values ($1, $2, $3, $4, '2016-06-02', 'same day and place', case when $5 then $4::uuid end, case when $5 then '2016-06-03'::timestamptz end, case when $5 then 'another place' end)`,
    [MISSION, id(incidentNumber), id(reportNumber), ACCOUNT, separated],
  );
}
const list = async <T extends pg.QueryResultRow>(
  db: pg.Client,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> => (await db.query<T>(sql, values)).rows;
const forced = async (db: pg.Client): Promise<string[]> =>
  (
    await list<{ name: string }>(
      db,
      `select relname as name from pg_class where relnamespace = 'openmara'::regnamespace and relrowsecurity and not relforcerowsecurity`,
    )
  ).map((row) => row.name);

const CASES: Record<string, Migration> = {
  '0002_lists-stay-flat.sql': {
    async before(db) {
      await missions(db);
      await incident(db, 101, '2016-03-05');
      await incident(db, 102, null);
      await incident(db, 103, '2016-04-01');
      await report(db, 1, '2016-03-06');
      await report(db, 2, null);
      await report(db, 3, '2016-05-01');
      await report(db, 4, '2016-03-06');
      await report(db, 5, '2016-02-01', OTHER);
      await joined(db, 101, 1);
      await joined(db, 103, 2, true);
      await joined(db, 101, 3, true);
      await db.query(
        `update openmara.incident_report set joined_at = '2016-06-01' where report_id = $1 and separated_at is not null`,
        [id(3)],
      );
      await joined(db, 103, 3);
      await db.query(`update openmara.report set withdrawn_at = '2016-07-01' where id = $1`, [id(4)]);
      await db.query(
        `insert into openmara.import_run (mission_id, id, file_name, file_digest, target, mapping, state, rows, started_by, started_at)
         values ($1, $2, 'march.xlsx', 'd', 'report', '{"columns": {"Date": "occurred"}}', 'applied', 12, $3, '2016-06-01')`,
        [MISSION, id(201), ACCOUNT],
      );
    },
    async after(db, app) {
      // Of two separated and joined again, joined counts; of two separated only, it does not.
      assert.deepEqual(
        await list(
          db,
          `select right(id::text, 1) as id, listed_on::text as day, joined from openmara.report where mission_id = $1 order by listed_on desc, id desc`,
          [MISSION],
        ),
        [
          { id: '3', day: '2016-05-01', joined: true },
          { id: '4', day: '2016-03-06', joined: false },
          { id: '1', day: '2016-03-06', joined: true },
          { id: '2', day: '0001-01-01', joined: false },
        ],
      );
      assert.deepEqual(
        await list(
          db,
          'select reference, listed_on::text as day from openmara.incident where mission_id = $1 order by listed_on desc, id desc',
          [MISSION],
        ),
        [
          { reference: 'I-103', day: '2016-04-01' },
          { reference: 'I-101', day: '2016-03-05' },
          { reference: 'I-102', day: '0001-01-01' },
        ],
      );
      assert.deepEqual(await list(db, 'select joined from openmara.report where mission_id = $1', [OTHER]), [
        { joined: false },
      ]);
      assert.deepEqual(await list(db, 'select file_name, rows, header from openmara.import_run'), [
        { file_name: 'march.xlsx', rows: 12, header: null },
      ]);
      assert.deepEqual(await forced(db), [], 'row security was lifted for the update and is forced again');
      await app.query('begin');
      await app.query(`set local openmara.mission = '${MISSION}'; set local openmara.report_scope = 'all'`);
      const waiting = await list(
        app,
        'select right(id::text, 1) as id from openmara.report where not joined and withdrawn_at is null',
      );
      assert.deepEqual(waiting, [{ id: '2' }]);
      await app.query('select openmara.analyze_reports()');
      await app.query('rollback');
      // The day follows its date from now on.
      await db.query(`update openmara.report set received_on = '2016-09-09' where id = $1`, [id(2)]);
      assert.deepEqual(
        await list(db, 'select listed_on::text as day from openmara.report where id = $1', [id(2)]),
        [{ day: '2016-09-09' }],
      );
    },
  },
  '0003_mission-wide-role.sql': {
    async before(db) {
      await missions(db);
      await incident(db, 101, '2016-03-05');
      await incident(db, 102, null, OTHER);
      await report(db, 1, '2016-03-06');
      await report(db, 2, null);
      await report(db, 3, null, OTHER);
      await joined(db, 101, 1);
      for (const [mission, number] of [
        [MISSION, 1],
        [OTHER, 3],
      ] as const)
        await db.query(
          `insert into openmara.report_survivor values ($1, $2, 1, null, 'female', '18-24', 'idp', 1, true)`,
          [mission, id(number)],
        );
    },
    async after(_, app) {
      const TABLES = ['report', 'report_survivor', 'incident', 'incident_report'];
      const seen = async (): Promise<number[]> => {
        const counts: number[] = [];
        for (const table of TABLES)
          counts.push(
            (await list<{ n: number }>(app, `select count(*)::int as n from openmara.${table}`))[0]?.n ?? -1,
          );
        return counts;
      };
      const within = async (settings: string): Promise<number[]> => {
        await app.query('begin');
        await app.query(settings);
        const counts = await seen();
        await app.query('rollback');
        return counts;
      };
      const mine = `set local openmara.mission = '${MISSION}';`;
      const wide = 'set local role openmara_wide;';
      assert.deepEqual(await within(`${wide} ${mine}`), [2, 1, 1, 1]);
      assert.deepEqual(await within(`${wide} set local openmara.mission = '${OTHER}'`), [1, 1, 1, 0]);
      assert.deepEqual(await within(wide), [0, 0, 0, 0]);
      // Without the role its policies do not help: the mission alone is not a scope.
      assert.deepEqual(await within(mine), [0, 0, 0, 0]);
      assert.deepEqual(
        await within(
          `${mine} set local openmara.report_scope = 'all'; set local openmara.incident_scope = 'all'`,
        ),
        [2, 1, 1, 1],
      );
    },
  },
  '0004_languages.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.term (list, code, position, label_en, label_fr, label_ar, definition, source)
         values ('form', 'rape', 0, 'Rape', 'Viol', 'اغتصاب', 'Invasion of the body', 'Elements of Crimes')`,
      );
    },
    async after(db) {
      const labels = ['Rape', 'Viol', 'اغتصاب'];
      assert.deepEqual(await list(db, `select labels from openmara.term where code = 'rape'`), [
        { labels: Object.fromEntries(LOCALES.slice(0, 3).map((locale, at) => [locale, labels[at]])) },
      ]);
      await db.query(`update openmara.account set locale = 'es'`);
      await assert.rejects(db.query(`update openmara.account set locale = 'not a language'`), /check/);
    },
  },
  '0005_every-key-has-its-index.sql': {
    async before(db) {
      await missions(db);
      await incident(db, 101, '2016-03-05');
      await report(db, 1, '2016-03-06');
      await report(db, 2, '2016-03-07');
      await joined(db, 101, 1);
      await joined(db, 101, 2, true);
    },
    async after(db) {
      assert.deepEqual(
        await list(
          db,
          `select indpred is null as whole from pg_index where indexrelid = 'openmara.incident_report_report'::regclass`,
        ),
        [{ whole: true }],
      );
      await db.query('delete from openmara.report where id = $1', [id(2)]);
      assert.deepEqual(
        await list(db, 'select right(report_id::text, 1) as report from openmara.incident_report'),
        [{ report: '1' }],
      );
    },
  },
  '0006_doors.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.party (id, kind, name, source) values ($1, 'militia', 'An invented militia', 'test')`,
        [id(7)],
      );
    },
    async after(db, app) {
      assert.deepEqual(await list(app, 'select name from openmara.party'), [{ name: 'An invented militia' }]);
      const rename = `update openmara.party set name = 'Renamed'`;
      assert.equal((await app.query(rename)).rowCount, 0, 'what was there is protected as well');
      await app.query(`begin; set local openmara.reference = 'manage'`);
      assert.equal((await app.query(rename)).rowCount, 1);
      await app.query('rollback');
      const bring = `insert into openmara.upload (mission_id, id, account_id, file_name, bytes, uploaded_at)
        values ('${MISSION}', '${id(8)}', '${ACCOUNT}', 'log.csv', 3, now() - interval '2 days')`;
      await db.query(bring);
      const seen = async (settings: string): Promise<number> => {
        await app.query(`begin; ${settings}`);
        const { rowCount } = await app.query('select from openmara.upload');
        await app.query('rollback');
        return rowCount ?? -1;
      };
      const mission = `set local openmara.mission = '${MISSION}';`;
      assert.equal(await seen(mission), 0);
      assert.equal(await seen(`${mission} set local openmara.account = '${ACCOUNT}'`), 1);
      assert.equal(await seen(`set local openmara.account = '${ACCOUNT}'`), 0);
      assert.equal(await seen(`${mission} set local openmara.housekeeping = 'on'`), 1);
      await db.query('update openmara.upload set uploaded_at = now()');
      assert.equal(await seen(`${mission} set local openmara.housekeeping = 'on'`), 0, 'a young one stays');
    },
  },
  '0007_records.sql': {
    before: missions,
    async after(db, app) {
      const keep = `insert into openmara.record_version
        values ($1, 'practice', $2, 1, 'change', null, '2016-06-01', '2016-06-02', $3, '{}')`;
      await db.query(keep, [MISSION, id(1), ACCOUNT]);
      await app.query(`begin; set local openmara.mission = '${MISSION}'`);
      assert.equal((await app.query('select from openmara.record_version')).rowCount, 1);
      await app.query(keep.replace(', 1,', ', 2,'), [MISSION, id(1), ACCOUNT]);
      await assert.rejects(app.query('delete from openmara.record_version'), /permission denied/);
      await app.query('rollback');
      assert.equal((await app.query('select from openmara.record_version')).rowCount, 0);
      const allowed = `select openmara.allowed('read_network') as yes`;
      assert.deepEqual(await list(app, allowed), [{ yes: false }]);
      await app.query(`begin; set local openmara.capabilities = '{read_reports,read_network}'`);
      assert.deepEqual(await list(app, allowed), [{ yes: true }]);
      await app.query('rollback');
      await db.query(`insert into openmara.draft values ($1, $2, $3, 'report', null, '{}', now())`, [
        MISSION,
        id(2),
        ACCOUNT,
      ]);
      await assert.rejects(
        db.query(`insert into openmara.draft values ($1, $2, $3, 'report', null, '{}', now())`, [
          MISSION,
          id(3),
          ACCOUNT,
        ]),
        /draft_once/,
      );
    },
  },
  '0008_network.sql': {
    before: missions,
    async after(db) {
      const bring = `insert into openmara.focal_point
          (mission_id, id, component, agency, field_office, since, until, recorded_by, recorded_at)
        values ('${MISSION}', $1, $2, $3, 'Bentiu', '2016-01-01', $4, '${ACCOUNT}', now())`;
      await db.query(bring, [id(1), 'police', null, null]);
      await assert.rejects(db.query(bring, [id(2), 'police', null, null]), /focal_point_named/);
      await assert.rejects(db.query(bring, [id(2), 'police', 'undp', null]), /check/);
      await assert.rejects(db.query(bring, [id(2), 'gender', null, '2015-01-01']), /check/);
      await db.query('update openmara.focal_point set withdrawn_at = now()');
      await db.query(bring, [id(2), 'police', null, null]);
    },
  },
  '0009_parties-are-a-kind.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.party (id, external_key, kind, name, source) values
           ($1, 'ucdp:113', 'militia', 'An invented militia', 'ucdp'), ($2, null, 'state_force', 'An invented force', 'test')`,
        [id(7), id(8)],
      );
    },
    async after(db, app) {
      assert.deepEqual(
        await list(
          app,
          `select name, external_source as source, external_key as key, version from openmara.party order by name`,
        ),
        [
          { name: 'An invented force', source: null, key: null, version: 1 },
          { name: 'An invented militia', source: 'ucdp', key: '113', version: 1 },
          { name: 'Unidentified armed men', source: null, key: null, version: 1 },
        ],
      );
      const spelling = `select count(*)::int as n from openmara.party_alias where folded = 'مسلحون مجهولون'`;
      assert.deepEqual(await list(app, spelling), [{ n: 1 }]);
      await assert.rejects(app.query('delete from openmara.party'), /permission denied/);
      assert.equal((await app.query(`update openmara.party set name = 'x'`)).rowCount, 0, 'locked again');
      await assert.rejects(
        db.query(
          `insert into openmara.party (id, external_source, external_key, kind, name, source, recorded_at) values ($1, 'ucdp', '113', 'militia', 'x', 'x', now())`,
          [id(9)],
        ),
        /unique/,
      );
    },
  },
  '0010_releases.sql': {
    before: missions,
    async after(db, app) {
      const release = `insert into openmara.release (mission_id, id, audience, period, first_day, last_day, moment, synthetic, made_by, made_at)
        values ($1, $2, 'readers_of_figures', '2016-Q3', '2016-07-01', '2016-09-30', now(), true, $3, now())`;
      const table = `insert into openmara.release_table (mission_id, id, release_id, line, population, rows_dimension, published)
        values ($1, $2, $3, 1, 'reports', 'source', '{}')`;
      const truth = `insert into openmara.release_truth (mission_id, table_id, counts) values ($1, $2, '{}')`;
      const as = (capabilities: string) =>
        app.query(
          `begin; set local openmara.mission = '${MISSION}'; set local openmara.capabilities = '${capabilities}'`,
        );
      await as('{read_releases}');
      await assert.rejects(app.query(release, [MISSION, id(1), ACCOUNT]), /row-level security/);
      await app.query('rollback');
      await as('{read_releases,make_release}');
      await app.query(release, [MISSION, id(1), ACCOUNT]);
      await app.query(table, [MISSION, id(2), id(1)]);
      await app.query(truth, [MISSION, id(2)]);
      await app.query('commit');
      await as('{read_releases}');
      assert.equal((await app.query('select from openmara.release_table')).rowCount, 1);
      assert.equal(
        (await app.query('select from openmara.release_truth')).rowCount,
        0,
        'what is withheld stays so',
      );
      await app.query('rollback');
      await assert.rejects(
        db.query(release, [MISSION, id(3), ACCOUNT]),
        /unique/,
        'a period is released once',
      );
      await as('{read_releases,make_release}');
      await assert.rejects(app.query('update openmara.release_table set line = 2'), /permission denied/);
      await app.query('rollback');
      assert.equal((await app.query('select from openmara.release')).rowCount, 0, 'no setting, no row');
    },
  },
  '0011_imports-keep-apart.sql': {
    async before(db) {
      await missions(db);
      await report(db, 1, '2016-03-06');
      await report(db, 2, '2016-03-07');
      await db.query(`update openmara.report set import_id = $1 where id = $2`, [id(201), id(2)]);
      const run = `insert into openmara.import_run (mission_id, id, file_name, file_digest, target, mapping, state, started_by, started_at)
        values ($1, $2, $3, 'd', 'report', $4, 'applied', $5, '2016-06-01')`;
      const named = (name: string, source?: string): string => JSON.stringify({ name, source });
      await db.query(
        `insert into openmara.import_mapping (mission_id, name, content, saved_by, saved_at) values
           ($1, 'ours', $2, $4, now()), ($1, 'theirs', $3, $4, now())`,
        [MISSION, named('ours', 'ours'), named('theirs', 'register'), ACCOUNT],
      );
      await db.query(run, [MISSION, id(201), 'Jane Doe March.XLSX', named('proposed'), ACCOUNT]);
      await db.query(run, [MISSION, id(202), 'log.Jane', named('ours', 'register'), ACCOUNT]);
      await db.query(run, [OTHER, id(203), 'a.csv', named('ours'), ACCOUNT]);
      await db.query(
        `insert into openmara.upload (mission_id, id, account_id, file_name, bytes, uploaded_at) values ($1, $2, $3, 'Jane.csv', 1, now())`,
        [MISSION, id(301), ACCOUNT],
      );
    },
    async after(db, app) {
      assert.deepEqual(
        await list(
          db,
          'select file_name as name, source, merged, left_out from openmara.import_run order by id',
        ),
        [
          { name: 'file.xlsx', source: 'log', merged: 0, left_out: [] },
          { name: 'file', source: 'register', merged: 0, left_out: [] },
          { name: 'file.csv', source: 'ours', merged: 0, left_out: [] },
        ],
        'old names are forgotten, old sources are known',
      );
      assert.deepEqual(
        await list(db, `select content->>'source' as source from openmara.import_mapping order by name`),
        [{ source: null }, { source: 'register' }],
        'a mapping’s name is no source',
      );
      assert.deepEqual(await list(db, 'select file_name as name from openmara.upload'), [
        { name: 'file.csv' },
      ]);
      assert.deepEqual(
        await list(
          db,
          'select version_import_id as import from openmara.report where mission_id = $1 order by id',
          [MISSION],
        ),
        [{ import: null }, { import: id(201) }],
      );
      await db.query(`update openmara.import_run set state = 'undone', undone_at = now(), undone_by = $1`, [
        ACCOUNT,
      ]);
      await assert.rejects(db.query(`update openmara.import_run set state = 'forgotten'`), /check/);
      assert.deepEqual(
        await list(app, 'select id from openmara.import_run'),
        [],
        'nothing without a mission',
      );
      assert.deepEqual(await forced(db), []);
    },
  },
  '0012_verification.sql': {
    async before(db) {
      await missions(db);
      await incident(db, 101, '2016-03-05');
      await report(db, 1, '2016-03-06');
      await joined(db, 101, 1);
      await db.query(
        `insert into openmara.verification_step values ($1, $2, 1, 'step', 'interview', null, true, $3, '2016-04-01', 'heard', '2016-04-01')`,
        [MISSION, id(101), ACCOUNT],
      );
      // Three decisions for the second quarter, whose report was cleared on 15 July; one was recorded after that.
      await db.query(
        `insert into openmara.document (mission_id, id, kind, period, locale, as_of, title, model, state, composed_by, composed_at, cleared_by, cleared_at)
         values ($1, $2, 'quarterly', '2016-Q2', 'en', '2016-07-14', 'Quarterly', '{}', 'cleared', $3, '2016-07-14', $3, '2016-07-15')`,
        [MISSION, id(201), ACCOUNT],
      );
      for (const [number, decidedOn, recordedAt] of [
        [102, '2016-06-01', '2016-06-02T12:00:00Z'],
        [103, '2016-06-01', '2016-08-20T12:00:00Z'],
        [104, '2016-07-20', '2016-08-20T12:00:00Z'],
      ] as const) {
        await incident(db, number, '2016-03-05');
        await db.query(`update openmara.incident set status = 'verified', decided_on = $2 where id = $1`, [
          id(number),
          decidedOn,
        ]);
        await db.query(
          `insert into openmara.verification_step values ($1, $2, 1, 'decision', 'interview', 'verified', false, $3, $4, 'heard', $5)`,
          [MISSION, id(number), ACCOUNT, decidedOn, recordedAt],
        );
      }
      // Consent: 101 one yes; 102 a yes and a no; 103 nobody was asked; 104 the yes was separated again.
      for (const [incidentNumber, reportNumber, consent] of [
        [101, 2, true],
        [102, 3, true],
        [102, 4, false],
        [103, 5, null],
        [104, 6, true],
      ] as const) {
        await report(db, reportNumber, '2016-03-06');
        await db.query('update openmara.report set consent_reporting = $2 where id = $1', [
          id(reportNumber),
          consent,
        ]);
        await joined(db, incidentNumber, reportNumber, incidentNumber === 104);
      }
    },
    async after(db, app) {
      // Cleared by its composer before the rule: it stands as it was, and nothing new is cleared so.
      assert.deepEqual(await list(db, 'select state from openmara.document'), [{ state: 'cleared' }]);
      await assert.rejects(
        db.query(
          `insert into openmara.document (mission_id, id, kind, period, locale, as_of, title, model, state, composed_by, composed_at, cleared_by, cleared_at)
           select mission_id, $1, kind, period, locale, as_of, title, model, state, composed_by, composed_at, cleared_by, cleared_at
           from openmara.document`,
          [id(202)],
        ),
        /document_cleared_by_another/,
      );
      assert.deepEqual(await list(db, 'select reference from openmara.incident where reporting_consent'), [
        { reference: 'I-101' },
      ]);
      assert.deepEqual(
        await list(
          db,
          `select reference, counted_late_on::text as late, counted_on::text as counted from openmara.incident order by reference`,
        ),
        [
          { reference: 'I-101', late: null, counted: null },
          { reference: 'I-102', late: null, counted: '2016-06-01' },
          { reference: 'I-103', late: '2016-08-20', counted: '2016-08-20' },
          { reference: 'I-104', late: null, counted: '2016-07-20' },
        ],
      );
      const notice = `insert into openmara.verification_step
          (mission_id, incident_id, sequence, kind, primary_source, officer_id, taken_on, grounds, recorded_at, cause, report_id)
        values ('${MISSION}', '${id(101)}', $1, $2, false, '${ACCOUNT}', '2016-05-01', 'log.csv', '2016-05-01', $3, '${id(1)}')`;
      await db.query(notice, [2, 'notice', 'source_withdrawn']);
      await assert.rejects(db.query(notice, [3, 'notice', null]), /cause/);
      await assert.rejects(db.query(notice, [3, 'step', 'source_withdrawn']), /cause/);
      await assert.rejects(db.query(notice, [3, 'notice', 'something else']), /check/);
      assert.deepEqual(await forced(db), []);
      // A narrow role sees what stands behind an incident while the house follows, in its mission, and not else.
      const seen = async (settings: string): Promise<number> => {
        await app.query(`begin; ${settings}`);
        const { rowCount } = await app.query(
          `select from openmara.verification_step s join openmara.incident i on i.id = s.incident_id
           join openmara.report r on r.id = s.report_id`,
        );
        await app.query('rollback');
        return rowCount ?? -1;
      };
      const narrow = `set local openmara.report_scope = 'office'; set local openmara.incident_scope = 'none';`;
      const follow = `set local openmara.following = 'on';`;
      assert.equal(await seen(`${narrow} set local openmara.mission = '${MISSION}'`), 0);
      assert.equal(await seen(`${narrow} ${follow} set local openmara.mission = '${MISSION}'`), 1);
      assert.equal(await seen(`${narrow} ${follow} set local openmara.mission = '${OTHER}'`), 0);
      assert.equal(await seen(`${narrow} ${follow}`), 0);
      await app.query(`begin; ${narrow} ${follow} set local openmara.mission = '${MISSION}'`);
      assert.equal((await app.query('update openmara.incident set version = version + 1')).rowCount, 4);
      await app.query(notice, [3, 'notice', 'report_changed']);
      assert.equal((await app.query('update openmara.report set version = version + 1')).rowCount, 0);
      await app.query('rollback');
    },
  },
  '0013_brake.sql': {
    async before(db) {
      await missions(db);
    },
    async after(db, app) {
      await db.query(`insert into openmara.sign_in_attempt values ('pair:x', 3, 0)`);
      const seen = async (setting: string): Promise<number> => {
        await app.query(`begin; ${setting}`);
        const { rowCount } = await app.query('update openmara.sign_in_attempt set points = points + 1');
        await app.query('rollback');
        return rowCount ?? -1;
      };
      assert.equal(await seen(''), 0);
      assert.equal(await seen(`set local openmara.mission = '${MISSION}'`), 0);
      assert.equal(await seen(`set local openmara.brake = 'on'`), 1);
      await assert.rejects(
        app.query(`insert into openmara.sign_in_attempt values ('pair:y', 1, 0)`),
        /row-level/,
      );
    },
  },
  '0014_the-database-refuses.sql': {
    async before(db) {
      await missions(db);
      await incident(db, 101, '2016-03-05');
      await report(db, 1, '2016-03-06');
      await joined(db, 101, 1);
      await db.query(
        `insert into openmara.verification_step (mission_id, incident_id, sequence, kind, method, primary_source, officer_id, taken_on, grounds, recorded_at)
         values ($1, $2, 1, 'step', 'interview', true, $3, '2016-04-01', 'heard', '2016-04-01')`,
        [MISSION, id(101), ACCOUNT],
      );
    },
    async after(db, app) {
      await assert.rejects(db.query('delete from openmara.incident'), /foreign key/, 'history holds it');
      assert.deepEqual(await list(db, 'select sequence from openmara.verification_step'), [{ sequence: 1 }]);
      const steps = async (scope: string): Promise<number> => {
        await app.query(`begin; set local role openmara_wide; set local openmara.mission = '${MISSION}'`);
        await app.query(`select set_config('openmara.incident_scope', $1, true)`, [scope]);
        const { rowCount } = await app.query('select from openmara.verification_step');
        await app.query('rollback');
        return rowCount ?? -1;
      };
      assert.equal(await steps('all'), 1);
      assert.equal(await steps('area'), 0, 'the role of the whole mission asks for its scope');
      // The owner that is no superuser is held by forced row security: its functions see nevertheless.
      const secret = await list(
        app,
        `select password_hash as hash from openmara.secret_of('officer@example.org')`,
      );
      assert.deepEqual(secret, [{ hash: '-' }]);
      assert.deepEqual(await list(app, 'select openmara.is_set_up() as up'), [{ up: true }]);
      assert.equal((await app.query('select from openmara.account')).rowCount, 0, 'no setting, no row');
      await assert.rejects(app.query('select from openmara.session'), /permission denied/);
    },
  },
  '0015_party-names.sql': {
    async before(db) {
      await db.query(
        `insert into openmara.party (id, kind, name, source, recorded_at) values ($1, 'state_force', 'An invented force', 'test', now())`,
        [id(8)],
      );
    },
    async after(_, app) {
      assert.deepEqual(
        await list(app, 'select name, name_en, name_fr, name_ar from openmara.party order by name'),
        [
          { name: 'An invented force', name_en: null, name_fr: null, name_ar: null },
          {
            name: 'Unidentified armed men',
            name_en: null,
            name_fr: 'Hommes armés non identifiés',
            name_ar: 'مسلحون مجهولون',
          },
        ],
      );
      assert.equal((await app.query(`update openmara.party set name_fr = 'x'`)).rowCount, 0, 'locked again');
    },
  },
  '0016_nothing-without-a-setting.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.record_version values ($1, 'party', $2, 1, 'change', null, now(), now(), $3, '{}')`,
        ['00000000-0000-0000-0000-000000000000', id(1), ACCOUNT],
      );
    },
    async after(db, app) {
      const seen = async (setting: string): Promise<number> => {
        await app.query(`begin; ${setting}`);
        const { rowCount } = await app.query('select from openmara.record_version');
        await app.query('rollback');
        return rowCount ?? -1;
      };
      assert.equal(await seen(''), 0);
      assert.equal(await seen(`set local openmara.account = '${ACCOUNT}'`), 1);
      // The queue's tables come after the migrations; the function looks for them when it is asked.
      await db.query(`insert into openmara.import_run
        (mission_id, id, file_name, file_digest, target, mapping, state, started_by, started_at)
        select m, gen_random_uuid(), 'f', '', 'report', '{}', 'reading', '${ACCOUNT}', now()
        from unnest(array['${MISSION}', '${OTHER}']::uuid[]) m`);
      await db.query(`create schema pgboss; create table pgboss.job as
        select 'import' as name, jsonb_build_object('uploadId', id) as data, 'retry' as state, 0 as retry_count,
          now() as heartbeat_on, now() as started_on, 10 as heartbeat_seconds from openmara.import_run;
        alter schema pgboss owner to plain_owner; alter table pgboss.job owner to plain_owner`);
      await app.query(`begin; set local openmara.mission = '${MISSION}'`);
      const queued = 'select interrupted from openmara.queued_imports()';
      assert.deepEqual(await list(app, queued), [{ interrupted: true }], 'of its mission alone');
      await app.query('rollback');
      assert.deepEqual(await list(app, queued), []);
    },
  },
  '0017_keys-without-an-office.sql': {
    async before(db) {
      await missions(db);
      // One that a field adviser without an office filed, one of an office, one without a key; and one of a colleague
      // who sees the whole mission.
      await db.query(
        `insert into openmara.account (id, email, name, created_at) values ($1, 'wide@example.org', 'Wide', now())`,
        [id(9)],
      );
      await db.query(
        `insert into openmara.assignment (id, account_id, role, mission_id, since)
         values (gen_random_uuid(), $1, 'field_wpa', $3, '2016-01-01'), (gen_random_uuid(), $2, 'wpa', $3, '2016-01-01')`,
        [ACCOUNT, id(9), MISSION],
      );
      for (const number of [1, 2, 3, 4]) await report(db, number, '2016-03-06');
      const key = `update openmara.report set external_source = 'filed', external_key`;
      await db.query(`${key} = 'K1' where id = $1`, [id(1)]);
      await db.query(`${key} = 'K1', office = 'Bentiu' where id = $1`, [id(2)]);
      await db.query(`${key} = 'K2', filed_by = $2 where id = $1`, [id(4), id(9)]);
    },
    async after(db) {
      assert.deepEqual(await list(db, 'select keys_own as own from openmara.report order by id'), [
        { own: true },
        { own: false },
        { own: false },
        { own: false },
      ]);
      const again = (filer: string, own: boolean) =>
        db.query(
          `insert into openmara.report (mission_id, id, date_precision, place_precision, forms, source_type, filed_by, recorded_at, external_source, external_key, keys_own)
           values ($1, gen_random_uuid(), 'unknown', 'country', '{rape}', 'ngo', $2, now(), 'filed', 'K1', $3)`,
          [MISSION, filer, own],
        );
      await assert.rejects(again(ACCOUNT, true), /report_key/, 'her own');
      await again(id(9), true);
      await again(id(9), false);
    },
  },
  '0018_roles-end.sql': {
    async before(db) {
      await missions(db);
    },
    async after(db, app) {
      const leads = id(81);
      const adviser = id(82);
      const administrator = id(83);
      for (const [account, role, mission] of [
        [leads, 'senior_wpa', MISSION],
        [adviser, 'wpa', MISSION],
        [administrator, 'administrator', null],
      ] as const) {
        await db.query(
          `insert into openmara.account (id, email, name, locale, created_at) values ($1, $2, $2, 'en', now())`,
          [account, `${account}@one.example`],
        );
        await db.query(
          `insert into openmara.assignment (id, account_id, role, mission_id, since) values ($1, $1, $2, $3, '2016-01-01')`,
          [account, role, mission],
        );
      }
      const by = async (account: string, sql: string): Promise<unknown[]> => {
        await app.query(`begin; set local openmara.account = '${account}'`);
        try {
          return await list(app, sql);
        } finally {
          await app.query(`commit`);
        }
      };
      const end = (assignment: string): string =>
        `select openmara.end_role('${assignment}', '2016-06-30') is not null as ended`;
      await assert.rejects(by(adviser, end(leads)), /second person/, 'an adviser ends not who leads');
      await assert.rejects(by(leads, end(leads)), /second person/, 'nobody her own');
      await assert.rejects(by(leads, `select openmara.close_account('${adviser}')`), /administrator/);
      assert.deepEqual(await by(leads, end(adviser)), [{ ended: true }]);
      assert.deepEqual(await by(leads, end(adviser)), [{ ended: false }], 'it has ended');
      assert.deepEqual(
        await list(
          db,
          `select until = current_date - 1 as now from openmara.assignment where id = '${adviser}'`,
        ),
        [{ now: true }],
        'the past is not rewritten',
      );
      assert.deepEqual(await by(administrator, end(leads)), [{ ended: true }], 'an administrator ends any');
      await assert.rejects(
        by(administrator, `select openmara.close_account('${administrator}')`),
        /never her own/,
      );
      assert.deepEqual(await by(administrator, `select openmara.close_account('${leads}') as closed`), [
        { closed: true },
      ]);
    },
  },
  '0019_reports-on-pages.sql': {
    async before(db) {
      await missions(db);
      await incident(db, 101, '2016-03-05');
      await report(db, 1, '2016-03-06');
      await db.query(
        `insert into openmara.report_version values ($1, $2, 1, '2016-06-01', '2016-06-02', $3, '{}', '[]')`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(db, app) {
      assert.deepEqual(await list(db, 'select version, reason from openmara.report_version'), [
        { version: 1, reason: null },
      ]);
      const scopes = (scope: string, capability: string): string =>
        `begin; set local openmara.mission = '${MISSION}'; set local openmara.account = '${ACCOUNT}';
         set local openmara.report_scope = '${scope}'; set local openmara.incident_scope = '${scope}';
         set local openmara.capabilities = '{${capability}}'`;
      const apart = `insert into openmara.report_apart (mission_id, report_id, incident_id, said_at, said_by, reason)
                     values ('${MISSION}', '${id(1)}', '${id(101)}', now(), '${ACCOUNT}', 'another day')`;
      const told = `insert into openmara.report_feedback values ('${MISSION}', '${id(7)}', '${id(1)}', '${ACCOUNT}', now(), 'received')`;
      for (const sql of [apart, told]) {
        // Who runs the arrangements says so; who only reads does not, and who does not see the report does not.
        for (const [scope, capability] of [
          ['all', 'read_reports'],
          ['none', 'join_reports'],
        ] as const) {
          await app.query(scopes(scope, capability));
          await assert.rejects(app.query(sql), /row-level/, `${scope} ${capability}`);
          await app.query('rollback');
        }
        await app.query(scopes('all', 'join_reports'));
        await app.query(sql);
        await app.query('commit');
      }
      await assert.rejects(db.query(apart), /report_apart_once/, 'said once, until it is taken back');
      const seen = async (scope: string, table: string): Promise<number> => {
        await app.query(scopes(scope, 'read_reports'));
        const { rowCount } = await app.query(`select from openmara.${table}`);
        await app.query('rollback');
        return rowCount ?? -1;
      };
      for (const table of ['report_apart', 'report_feedback']) {
        assert.equal(await seen('all', table), 1);
        assert.equal(await seen('none', table), 0);
        await assert.rejects(app.query(`delete from openmara.${table}`), /permission denied/);
      }
      await assert.rejects(app.query(`update openmara.report_feedback set text = ''`), /permission denied/);
    },
  },
  '0020_facts-are-corrected.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.incident (mission_id, id, reference, date_precision, place_precision, survivor_count, created_by, recorded_at)
         values ($1, $2, 'OLDONE-1', 'unknown', 'country', 3, $3, '2016-01-02')`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(db) {
      const [was] = await list(db, 'select survivors_least, survivors_most from openmara.incident');
      assert.deepEqual(was, { survivors_least: null, survivors_most: null });
      await db.query('update openmara.incident set survivors_least = 2, survivors_most = 5');
      await assert.rejects(db.query('update openmara.incident set survivors_most = 2'), /survivors_in_order/);
      await db.query(
        `insert into openmara.verification_step (mission_id, incident_id, sequence, kind, primary_source, officer_id, taken_on, grounds, recorded_at, cause)
         values ($1, $2, 1, 'notice', false, $3, '2016-01-03', 'counted again', '2016-01-03', 'facts_corrected')`,
        [MISSION, id(1), ACCOUNT],
      );
    },
  },
  '0029_reminders-and-consent.sql': {
    async before(db) {
      await missions(db);
      await report(db, 1, null);
    },
    async after(db, app) {
      await db.query('set enable_seqscan = off');
      const unasked = `select id from openmara.report where mission_id = '${MISSION}' and withdrawn_at is null
        and (case when consent_reporting then 'yes' when not consent_reporting then 'no' else 'unasked' end) = 'unasked'
        order by listed_on desc, id desc`;
      assert.deepEqual(await list(db, unasked), [{ id: id(1) }]);
      assert.match(JSON.stringify(await list(db, `explain ${unasked}`)), /report_consent/);
      await db.query(`insert into openmara.reminder values ($1, true, now())`, [ACCOUNT]);
      assert.deepEqual(await list(app, 'select account_id from openmara.reminder'), [], 'no setting, no row');
      const due = `select email from openmara.reminders_due('2016-03-01')`;
      assert.deepEqual(await list(app, due), [], 'only the housekeeping asks');
      await app.query(`begin; set local openmara.housekeeping = 'on'`);
      assert.deepEqual(await list(app, due), [{ email: 'officer@example.org' }]);
      await app.query('rollback');
      await assert.rejects(app.query('delete from openmara.reminder'), /permission denied/);
    },
  },
  '0026_decisions-wait.sql': {
    async before(db) {
      await missions(db);
      for (const number of [1, 2, 3, 4]) {
        await incident(db, number, null);
        await report(db, number, null);
        await joined(db, number, number);
        await db.query(
          `update openmara.incident set status = case when id = $1 then 'verified' else 'under_verification' end where id = $2`,
          [id(3), id(number)],
        );
      }
      // The first heard a primary source; of the second nobody did; the fourth's was separated after it was heard.
      for (const number of [1, 2, 3, 4])
        await db.query(
          `insert into openmara.verification_step (mission_id, incident_id, sequence, kind, method, primary_source, officer_id, taken_on, grounds, recorded_at)
           values ($1, $2, 1, 'step', 'interview', $3, $4, '2016-06-02', 'heard', '2016-06-02')`,
          [MISSION, id(number), number !== 2, ACCOUNT],
        );
      await db.query(
        `update openmara.incident_report set separated_by = $1, separated_at = '2016-06-03' where incident_id = $2`,
        [ACCOUNT, id(4)],
      );
    },
    async after(db, app) {
      const waits = await list(
        db,
        `select id, decidable_since::date::text as since, decidable_not_by as hands from openmara.incident
         where decidable_since is not null`,
      );
      assert.deepEqual(waits, [{ id: id(1), since: '2016-06-02', hands: [ACCOUNT] }]);
      assert.deepEqual(await list(app, 'select decidable_since from openmara.incident'), []);
    },
  },
  '0024_steps-are-planned.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.incident (mission_id, id, reference, date_precision, place_precision, created_by, recorded_at)
         values ($1, $2, 'OLDONE-1', 'unknown', 'country', $3, '2016-01-02')`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(db, app) {
      const planned = `insert into openmara.planned_step values ('${MISSION}', '${id(2)}', '${id(1)}', 'hear the clinic', '${ACCOUNT}', '2016-02-01', '${ACCOUNT}', now())`;
      await assert.rejects(app.query(planned), /row-level security/);
      await db.query(planned);
      assert.deepEqual(await list(app, 'select id from openmara.planned_step'), [], 'no setting, no row');
      await assert.rejects(app.query('delete from openmara.planned_step'), /permission denied/);
      await assert.rejects(app.query(`update openmara.planned_step set what = 'x'`), /permission denied/);
      await assert.rejects(
        db.query(`update openmara.planned_step set outcome = 'done'`),
        /check constraint/,
        'an end has its day and its person',
      );
    },
  },
  '0035_somebody-is-responsible.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.incident (mission_id, id, reference, date_precision, place_precision, created_by, recorded_at)
         values ($1, $2, 'OLDONE-1', 'unknown', 'country', $3, '2016-01-02')`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(db, app) {
      assert.deepEqual(await list(db, 'select responsible_id from openmara.incident'), [
        { responsible_id: null },
      ]);
      const handed = `insert into openmara.handover values ('${MISSION}', '${id(2)}', '${id(1)}', null, '${ACCOUNT}', '${ACCOUNT}', now())`;
      await assert.rejects(app.query(handed), /row-level security/);
      await db.query(handed);
      assert.deepEqual(await list(app, 'select id from openmara.handover'), [], 'no setting, no row');
      await assert.rejects(app.query('delete from openmara.handover'), /permission denied/);
      await assert.rejects(app.query('update openmara.handover set to_id = null'), /permission denied/);
      await assert.rejects(
        db.query(
          `insert into openmara.handover values ('${MISSION}', '${id(3)}', null, null, null, '${ACCOUNT}', now())`,
        ),
        /check constraint/,
        'of an incident or of a report',
      );
    },
  },
  '0036_several-drafts.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.draft (mission_id, id, account_id, form, content, saved_at)
         values ($1, $2, $3, 'report', '{"values": {}}', '2016-01-02')`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(db, app) {
      const draft = (n: number, several: boolean): string =>
        `insert into openmara.draft values ('${MISSION}', '${id(n)}', '${ACCOUNT}', 'report', null, '{}', now(), ${several})`;
      await assert.rejects(db.query(draft(2, false)), /draft_once/, 'what was kept stays the one');
      await db.query(draft(2, true));
      await db.query(draft(3, true));
      assert.equal((await list(db, 'select id from openmara.draft')).length, 3);
      assert.deepEqual(await list(app, 'select id from openmara.draft'), []);
    },
  },
  '0037_reports-have-attachments.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.report (mission_id, id, date_precision, place_precision, source_type, filed_by, recorded_at)
         values ($1, $2, 'unknown', 'country', 'witness', $3, '2016-01-02')`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(db, app) {
      const attached = `insert into openmara.report_attachment
        (mission_id, id, report_id, kind, width, height, says, content, added_by, added_at)
        values ('${MISSION}', '${id(2)}', '${id(1)}', 'png', 1, 1, 'the roof', '\\x00', '${ACCOUNT}', now())`;
      await assert.rejects(app.query(attached), /row-level security/);
      await db.query(attached);
      assert.deepEqual(
        await list(app, 'select id from openmara.report_attachment'),
        [],
        'no setting, no row',
      );
      await assert.rejects(app.query('delete from openmara.report_attachment'), /permission denied/);
      await assert.rejects(
        app.query(`update openmara.report_attachment set content = '\\x01'`),
        /permission denied/,
      );
      await assert.rejects(
        db.query(`update openmara.report_attachment set withdrawn_at = now()`),
        /check constraint/,
        'a withdrawal has its person and its reason',
      );
    },
  },
  '0027_documents-are-compared.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.document values ($1, $2, 'quarterly', '2016-Q3', 'en', now(), 'A report', '{}', 'draft', $3, now())`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(db, app) {
      const compared = `insert into openmara.document_comparison values ('${MISSION}', '${id(2)}', '${id(1)}', '{reports}', '${ACCOUNT}', now())`;
      await assert.rejects(app.query(compared), /row-level security/);
      await db.query(compared);
      assert.deepEqual(
        await list(app, 'select id from openmara.document_comparison'),
        [],
        'no setting, no row',
      );
      await assert.rejects(app.query('delete from openmara.document_comparison'), /permission denied/);
      await assert.rejects(
        app.query(`update openmara.document_comparison set populations = '{}'`),
        /permission denied/,
      );
    },
  },
  '0023_audit-and-reference.sql': {
    async before(db) {
      await db.query(
        `insert into openmara.audit_entry (id, at, operation, record_id, outcome)
         values ($1, '2016-06-01', 'report.get', 'a record', 'done')`,
        [id(1)],
      );
      for (const party of [1, 2])
        await db.query(
          `insert into openmara.party (id, name, kind, source, recorded_at) values ($1, $2, 'militia', 'test', now())`,
          [id(party), `Party ${party}`],
        );
    },
    async after(db, app) {
      const stands = `select now_id as now, name from openmara.party_now where id = '${id(1)}'`;
      assert.deepEqual(await list(app, stands), [{ now: id(1), name: 'Party 1' }], 'each stands for itself');
      const merge = `insert into openmara.party_merge values ('${id(1)}', '${id(2)}', '2016-06-01')`;
      await assert.rejects(app.query(merge), /row-level/);
      await app.query(`begin; set local openmara.reference = 'manage'; ${merge}; commit`);
      assert.deepEqual(await list(app, stands), [{ now: id(2), name: 'Party 2' }]);
      await assert.rejects(db.query(merge.replace('2016-06-01', '2016-06-02')), /party_merge_once/);
      await assert.rejects(app.query('delete from openmara.party_merge'), /permission denied/);
      // What was written before is found by the new keys.
      await db.query('set enable_seqscan = off');
      const sql = `select id from openmara.audit_entry where record_id = 'a record' order by at desc, id desc`;
      assert.deepEqual(await list(db, sql), [{ id: id(1) }]);
      const plan = await list<{ 'QUERY PLAN': string }>(db, `explain ${sql}`);
      assert.match(JSON.stringify(plan), /audit_entry_record/);
    },
  },
  '0021_lists-are-searched.sql': {
    async before(db) {
      await missions(db);
      await db.query(
        `insert into openmara.saved_view values ($1, $2, $3, 'incidents', 'Mine', '{}', now())`,
        [MISSION, id(1), ACCOUNT],
      );
    },
    async after(_db, app) {
      const deleted = async (account: string): Promise<number | null> => {
        await app.query(
          `begin; set local openmara.mission = '${MISSION}'; set local openmara.account = '${account}'`,
        );
        const { rowCount } = await app.query('delete from openmara.saved_view');
        await app.query('rollback');
        return rowCount;
      };
      assert.deepEqual([await deleted(OTHER), await deleted(ACCOUNT)], [0, 1]);
    },
  },
  '0022_mappings-go-and-rows-come-back.sql': {
    async before(db) {
      await missions(db);
      for (const name of ['ours', 'theirs'])
        await db.query(`insert into openmara.import_mapping values ($1, $2, '{}', $3, now())`, [
          MISSION,
          name,
          ACCOUNT,
        ]);
      await db.query(
        `insert into openmara.import_run (mission_id, id, file_name, file_digest, target, mapping, state, refused, started_by, started_at)
         values ($1, $2, 'log.csv', '', 'report', '{}', 'applied', 1, $3, now())`,
        [MISSION, id(201), ACCOUNT],
      );
      await db.query(
        `insert into openmara.import_refusal values ($1, $2, 2, 1, null, null, 'form_missing', 'It is missing.', '[]')`,
        [MISSION, id(201)],
      );
    },
    async after(db, app) {
      assert.deepEqual(
        await list(
          db,
          `select over_at, taken_by, corrected from openmara.import_refusal
           join openmara.import_run r on r.id = import_id`,
        ),
        [{ over_at: null, taken_by: null, corrected: 0 }],
        'what was refused before stands, and nothing is held to be corrected',
      );
      const as = async (account: string, mission: string, capabilities: string, act: string) => {
        await app.query(
          `begin; set local openmara.mission = '${mission}'; set local openmara.account = '${account}';
           set local openmara.capabilities = '${capabilities}'`,
        );
        const { rowCount } = await app.query(act);
        await app.query('commit');
        return rowCount;
      };
      const rename = `update openmara.import_mapping set name = 'new' where name = 'theirs'`;
      const gone = 'delete from openmara.import_mapping';
      for (const act of [rename, gone]) {
        assert.equal(await as(id(9), MISSION, '{import_records}', act), 0, 'not by another');
        assert.equal(
          await as(ACCOUNT, OTHER, '{import_records,manage_mappings}', act),
          0,
          'not from elsewhere',
        );
      }
      assert.equal(await as(id(9), MISSION, '{manage_mappings}', rename), 1);
      assert.equal(await as(ACCOUNT, MISSION, '{import_records}', gone), 2);
    },
  },
  '0030_consent-binds-headquarters.sql': {
    async before(db) {
      await missions(db);
      for (const [n, consent] of [true, false].entries())
        await db.query(
          `insert into openmara.incident (mission_id, id, reference, date_precision, place_precision, created_by,
             recorded_at, status, reporting_consent)
           values ($1, $2, $3, 'unknown', 'country', $4, '2016-01-02', 'verified', $5)`,
          [MISSION, id(n + 1), `OLDONE-${n + 1}`, ACCOUNT, consent],
        );
    },
    async after(_, app) {
      const seen = async (scope: string): Promise<unknown> => {
        await app.query('begin');
        await app.query(
          `set local openmara.mission = '${MISSION}'; set local openmara.incident_scope = '${scope}'`,
        );
        const found = await list(app, 'select reference from openmara.incident order by reference');
        await app.query('rollback');
        return found.length;
      };
      assert.deepEqual([await seen('all'), await seen('verified')], [2, 1]);
    },
  },
  '0031_what-waits-is-counted-from-the-oldest.sql': {
    async before(db) {
      await missions(db);
    },
    async after(db) {
      const of = `select indexname from pg_indexes where indexname like '%_waits_since' order by 1`;
      assert.equal((await list(db, of)).length, 2);
    },
  },
  '0032_commitments.sql': {
    before: missions,
    async after(db) {
      const bring = (state: string, follows: string | null, followsAs: string | null, at: number) =>
        db.query(
          `insert into openmara.instrument (mission_id, id, state, state_since, title, type, agreed_precision, source,
             follows, follows_as, recorded_by, recorded_at)
           values ('${MISSION}', $1, $2, '2016-01-01', 'A plan', 'action_plan', 'unknown', 'test', $3, $4, '${ACCOUNT}', now())`,
          [id(at), state, follows, followsAs],
        );
      await bring('agreed', null, null, 1);
      await bring('in_preparation', id(1), 'carries_out', 2);
      await assert.rejects(bring('agreed', id(1), null, 3), /check/);
      await assert.rejects(bring('agreed', id(9), 'adds_to', 3), /foreign key/);
      const promise = `insert into openmara.measure (mission_id, id, state, state_since, instrument, standard, text, recorded_by, recorded_at)
        values ('${MISSION}', $1, 'not_started', '2016-01-01', '${id(1)}', 'training', 'Troops are trained', '${ACCOUNT}', now())`;
      await db.query(promise, [id(4)]);
      await assert.rejects(db.query(promise, [id(5)]), /measure_named/);
    },
  },
  '0038_what-is-rare-is-found-soon.sql': {
    before: missions,
    async after(db) {
      const of = `select indexname from pg_indexes
        where schemaname = 'openmara' and (indexname ~ '^(incident|report)_form_' or indexname ~ 'of_party|report_party_')`;
      assert.equal((await list(db, of)).length, 2 * codesOf('form').length + 4);
    },
  },
  '0034_names-in-the-language-of-the-reader.sql': {
    async before(db) {
      await missions(db);
    },
    async after(db) {
      const of = `select said from openmara.party_now where name = 'Unidentified armed men'`;
      assert.deepEqual(await list(db, of), [{ said: 'Unidentified armed men' }], 'no language is set');
      await db.query(`set openmara.language = 'ar'`);
      assert.deepEqual(await list(db, of), [{ said: 'مسلحون مجهولون' }]);
      await db.query(`set openmara.language = 'en'`);
      assert.deepEqual(await list(db, of), [{ said: 'Unidentified armed men' }], 'its own, without another');
      await db.query('reset openmara.language');
      assert.deepEqual(await list(db, 'select from openmara.tour'), []);
    },
  },
};

const directory = mkdtempSync(join(tmpdir(), 'openmara-migrations-'));
let cluster: Cluster;
before(async () => {
  cluster = await startCluster(directory);
  const db = new pg.Client(cluster.owner);
  await db.connect();
  await db.query(`create role plain_owner login createrole password 'only here' nosuperuser nobypassrls`);
  await db.query('grant openmara_app to plain_owner with admin true, inherit false, set false');
  await db.end();
});
after(async () => {
  await cluster.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** A database of its own, with the superuser's, the plain owner's and the application's way in. */
async function newDatabase(name: string) {
  const db = new pg.Client(cluster.owner);
  await db.connect();
  await db.query(`create database ${name} owner plain_owner`);
  await db.end();
  return {
    superuser: { ...cluster.owner, database: name },
    owner: { ...cluster.owner, database: name, user: 'plain_owner', password: 'only here' },
    app: { ...cluster.app, database: name },
  };
}

for (const [at, [file, migration]] of Object.entries(CASES).entries())
  test(`${file} on rows of the version before it`, async () => {
    const ways = await newDatabase(`case_${at}`);
    const previous = migrationFiles()
      .filter((name) => name < file)
      .at(-1);
    assert.ok(previous);
    await migrate(ways.owner, previous);
    const db = new pg.Client(ways.superuser);
    const app = new pg.Client(ways.app);
    await Promise.all([db.connect(), app.connect()]);
    try {
      await migration.before(db);
      assert.deepEqual(await migrate(ways.owner, file), [file]);
      await migration.after(db, app);
      assert.deepEqual(await migrate(ways.owner, file), [], 'a second time does nothing');
    } finally {
      await Promise.all([db.end(), app.end()]);
    }
  });

test('an owner that is no superuser brings a new database up to date; two at once do it once', async () => {
  const ways = await newDatabase('whole');
  const applied = await Promise.all([migrate(ways.owner), migrate(ways.owner)]);
  assert.deepEqual(applied.flat().sort(), migrationFiles());
  for (const _ of [1, 2]) await reconcileJobs(ways.owner, JOBS);
  const app = new pg.Client(ways.app);
  await app.connect();
  try {
    const [terms] = await list<{ n: number }>(app, 'select count(*)::int as n from openmara.term');
    assert.ok((terms?.n ?? 0) > 100);
    assert.deepEqual(await list(app, 'select name from pgboss.queue'), [], 'no setting, no row');
    await app.query(`set openmara.queue = 'on'`);
    const queues = await list<{ name: string }>(app, 'select name from pgboss.queue');
    for (const job of JOBS)
      assert.ok(
        queues.some((queue) => queue.name === job.queue),
        job.queue,
      );
  } finally {
    await app.end();
  }
});

test('every migration after the first has a case here, and numbers are not used twice', () => {
  const files = migrationFiles();
  assert.deepEqual(Object.keys(CASES).sort(), files.slice(1));
  assert.equal(new Set(files.map((file) => file.slice(0, 4))).size, files.length);
  for (const file of files) assert.match(file, /^\d{4}_[a-z-]+\.sql$/);
});
