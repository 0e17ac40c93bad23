/** An import neither overwrites what is another file's nor lets a row vanish: sources, re-imports, questions. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { importByCommand } from '@openmara/server/command/import-command';
import type { ImportAnswers } from '@openmara/server/exchange/import-answers';
import { FileRefused } from '@openmara/server/exchange/file-limits';
import { undoImport } from '@openmara/server/exchange/undo-import';
import { listReports } from '@openmara/server/incidents/list-reports';
import { tabulate } from '@openmara/server/analysis/tabulate';
import { fileReport } from '@openmara/server/incidents/file-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { createMission } from '@openmara/server/missions/create-mission';
import { problemWords } from '@openmara/server/language/problem-words';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
const folder = mkdtempSync(join(tmpdir(), 'openmara-keeps-'));
before(async () => {
  t = await openTestHouse(20);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Mission {
  readonly code: string;
  readonly id: string;
  readonly actor: Actor;
}
let missions = 0;
/** A mission of its own, so that no test meets the rows of another. */
async function newMission(role: Role = 'senior_wpa'): Promise<Mission> {
  missions += 1;
  const code = `KEEP${missions}`;
  const { id } = await runOperation(t.house, createMission, await t.actor('administrator'), {
    code,
    nameEn: `Keeping ${missions}`,
    country: 'SSD',
  });
  return { code, id, actor: await actorIn(id, role) };
}
async function actorIn(missionId: string, role: Role): Promise<Actor> {
  const actor = await t.actor(role);
  const [first] = actor.assignments;
  assert.ok(first);
  await t.assign(await t.actor(role), missionId);
  return { ...actor, assignments: [{ ...first, missionId }] };
}
let files = 0;
const write = (content: string, ending = 'csv'): string => {
  files += 1;
  const path = join(folder, `${files}.${ending}`);
  writeFileSync(path, content);
  return path;
};
interface How {
  readonly mapping?: object;
  readonly dryRun?: boolean;
  readonly answers?: Partial<ImportAnswers>;
}
const bring = ({ code, actor }: Mission, content: string, how: How = {}) =>
  importByCommand(t.house, actor, {
    file: write(content),
    mission: code,
    mapping: how.mapping ? write(JSON.stringify(how.mapping), 'json') : undefined,
    dryRun: how.dryRun ?? false,
    answers: how.answers ?? {},
  });
type Result = Awaited<ReturnType<typeof bring>>;
const counts = ({ created, updated, unchanged, merged, refusedRows, asked }: Result): number[] => [
  created,
  updated,
  unchanged,
  merged,
  refusedRows,
  asked,
];
const asks = (field: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Problem && error.code === 'import_asks', String(error));
  assert.equal(error.details[0]?.field, field);
  assert.match(error.details[0]?.reason ?? '', words);
  return true;
};
const reports = async ({ id }: Mission): Promise<number> =>
  (
    await owner.query(
      'select count(*)::int as n from openmara.report where mission_id = $1 and withdrawn_at is null',
      [id],
    )
  ).rows[0].n;

const HEADER = 'Case ID,Incident date,Place,Type,Alleged perpetrator';
const log = (place: string, month: number, rows = 6): string =>
  [
    HEADER,
    ...Array.from(
      { length: rows },
      (_, at) => `${at + 1},2016-0${month}-1${at},${place},${at % 2 ? 'Rape' : 'Gang rape'},Group ${place}`,
    ),
    '',
  ].join('\n');
const COLUMNS = {
  'Case ID': 'key',
  'Incident date': 'occurred',
  Place: 'place',
  Type: 'forms',
  'Alleged perpetrator': 'party',
};

test('row 1 of one log never replaces row 1 of another, whatever the mapping is called', async () => {
  const mission = await newMission();
  const mapping = { name: 'our log', columns: COLUMNS };
  assert.equal((await bring(mission, log('Bentiu', 3))).created, 6);
  assert.deepEqual(counts(await bring(mission, log('Malakal', 5))), [6, 0, 0, 0, 0, 0]);
  assert.deepEqual(counts(await bring(mission, log('Leer', 7), { mapping })), [6, 0, 0, 0, 0, 0]);
  assert.deepEqual(counts(await bring(mission, log('Koch', 8), { mapping })), [6, 0, 0, 0, 0, 0]);
  assert.equal(await reports(mission), 24);
});
test('rows that say the same in two logs without keys are two reports, also under one named source', async () => {
  const mission = await newMission();
  const rows = (more: string): string => `Incident date,Place,Type\n2016-03-01,Bentiu,Rape\n${more}`;
  const mapping = {
    name: 'x',
    source: 'field',
    columns: { 'Incident date': 'occurred', Place: 'place', Type: 'forms' },
  };
  const others = (month: number): string =>
    [1, 2, 3, 4].map((day) => `2016-0${month}-0${day},Koch,Rape\n`).join('');
  assert.equal((await bring(mission, rows(others(4)), { mapping })).created, 5);
  assert.equal((await bring(mission, rows(others(6)), { mapping })).created, 5);
});
test('two logs that number their rows from 1 under one named source do not rewrite each other unasked', async () => {
  const mission = await newMission();
  const mapping = { name: 'x', source: 'field', columns: COLUMNS };
  const first = await bring(mission, log('Bentiu', 3), { mapping });
  const other = log('Malakal', 5)
    .replaceAll('Gang rape', 'Forced marriage')
    .replaceAll('Rape', 'Forced nudity');
  const dry = await bring(mission, other, { mapping, dryRun: true });
  assert.deepEqual([dry.questions[0]?.code, dry.questions[0]?.rows], ['keys_say_otherwise', 6]);
  await assert.rejects(bring(mission, other, { mapping }), asks('importAs', /6 of 6 rows bear the keys/));
  assert.equal(await reports(mission), 6);
  const asNew = await bring(mission, other, { mapping, answers: { importAs: 'new' } });
  assert.deepEqual(counts(asNew), [6, 0, 0, 0, 0, 0]);
  const later = log('Bentiu', 3).replace('2016-03-10', '2016-03-12');
  assert.deepEqual(counts(await bring(mission, later, { mapping })), [0, 1, 5, 0, 0, 0]);
  const update = { mapping, answers: { importAs: first.id } };
  assert.deepEqual(counts(await bring(mission, other, update)), [0, 6, 0, 0, 0, 0]);
});
test('a log that comes again is recognized and asked about, and each answer is done', async () => {
  const mission = await newMission();
  const text = log('Bentiu', 3);
  const first = await bring(mission, text);
  const dry = await bring(mission, text, { dryRun: true });
  assert.deepEqual(counts(dry), [0, 0, 0, 0, 0, 6]);
  assert.deepEqual([dry.questions[0]?.code, dry.questions[0]?.importId], ['looks_imported', first.id]);
  await assert.rejects(bring(mission, text), asks('importAs', /log imported on \d{4}-\d\d-\d\d/));
  assert.equal(await reports(mission), 6);

  // Not the same bytes, but mostly the same rows: one changed, one new.
  const later = `${text.replace('Gang rape', 'Rape')}7,2016-04-01,Koch,Rape,\n`;
  await assert.rejects(bring(mission, later), asks('importAs', /6 of 7 rows/));
  const update = { answers: { importAs: first.id } };
  assert.deepEqual(counts(await bring(mission, later, { ...update, dryRun: true })), [1, 1, 5, 0, 0, 0]);
  assert.deepEqual(counts(await bring(mission, later, update)), [1, 1, 5, 0, 0, 0]);
  assert.deepEqual(counts(await bring(mission, later, { answers: { importAs: 'new' } })), [7, 0, 0, 0, 0, 0]);
  assert.equal(await reports(mission), 14);

  const answered = await owner.query(
    `select note from openmara.audit_entry where mission_id = $1 and operation = 'import.apply' and outcome = 'done' order by at`,
    [mission.id],
  );
  assert.match(answered.rows[1]?.note, new RegExp(`updating ${first.id}`));
  assert.match(answered.rows[2]?.note, /as a new one/);
  await assert.rejects(
    bring(mission, later, { answers: { importAs: '00000000-0000-4000-8000-000000000001' } }),
    (error: unknown) => error instanceof Problem && error.details[0]?.field === 'importAs',
  );
});
test('a log that comes again without keys, with its columns in another order and a new one, is recognized', async () => {
  const mission = await newMission();
  const first =
    'Incident date,Place,Type,Alleged perpetrator\n2016-03-01,Bentiu,Rape,A\n2016-03-02,Koch,Rape,B\n';
  const second =
    'Type,Extra,Place,Incident date,Alleged perpetrator\nRape,x,Bentiu,2016-03-01,A\nRape,,Koch,2016-03-02,B\n';
  const { id } = await bring(mission, first);
  await assert.rejects(bring(mission, second), asks('importAs', new RegExp(id)));
});
test('a report that was filed by hand comes again in a file: changed with its version, never in silence', async () => {
  const mission = await newMission();
  await runOperation(t.house, fileReport, mission.actor, {
    mission: mission.code,
    externalKey: 'F-1',
    occurred: { from: '2016-03-01', to: '2016-03-01', precision: 'exact' },
    placeText: 'Bentiu',
    placePrecision: 'settlement',
    forms: ['rape'],
    sourceType: 'ngo',
    survivors: [],
  });
  const mapping = { name: 'x', source: 'filed', columns: COLUMNS };
  const text = `${HEADER}\nF-1,2016-03-02,Bentiu,Gang rape,\n`;
  for (const dryRun of [true, false])
    assert.deepEqual(counts(await bring(mission, text, { mapping, dryRun })), [0, 1, 0, 0, 0, 0]);
  assert.deepEqual(counts(await bring(mission, text, { mapping })), [0, 0, 1, 0, 0, 0]);
  const { rows } = await owner.query(
    `select version, import_id, (select count(*)::int from openmara.report_version v where v.report_id = r.id) as kept from openmara.report r where mission_id = $1`,
    [mission.id],
  );
  assert.deepEqual(rows, [{ version: 2, import_id: null, kept: 1 }]);
});
test('every row lands in one place: created, updated, unchanged, merged, refused or asked', async () => {
  const mission = await newMission();
  const mapping = { name: 'x', source: 'sums', columns: COLUMNS };
  const first = `${HEADER}\n1,2016-03-01,Bentiu,Rape,\n1,2016-03-01,Bentiu,Rape,\n2,some day,Bentiu,Rape,\n3,2016-03-03,Koch,Rape,\n1,2016-04-01,Bentiu,Rape,\n`;
  assert.deepEqual(counts(await bring(mission, first, { mapping })), [2, 0, 0, 1, 2, 0]);
  const second = first.replace('some day', '2016-03-02').replace('2016-03-03', '2016-03-04');
  assert.deepEqual(counts(await bring(mission, second, { mapping })), [1, 1, 1, 1, 1, 0]);
});

test('a file that is not a log of reports is refused, and says what to do', async () => {
  const mission = await newMission();
  const population = `P-code,Location,Population,Female,Male,Year\n${Array.from({ length: 20 }, (_, at) => `SS010${at},County ${at},${1000 + at},${500 + at},500,2016`).join('\n')}\n`;
  for (const dryRun of [true, false])
    await assert.rejects(
      bring(mission, population, { dryRun }),
      (error: unknown) =>
        error instanceof FileRefused &&
        error.code === 'not_a_log' &&
        /“forms” and “occurred”/.test(error.message),
    );
  assert.equal(await reports(mission), 0);
  const { rows } = await owner.query(
    'select count(*)::int as n from openmara.import_run where mission_id = $1',
    [mission.id],
  );
  assert.equal(rows[0].n, 0);
  // With either of them it is one, also by a constant.
  const mapping = { constants: { forms: 'rape' }, columns: { Location: 'place' } };
  assert.equal((await bring(mission, 'Location,Case ID\nBentiu,1\n', { mapping })).created, 1);
});

test('a file that turns out to be broken in its middle is refused, and the next one is imported', async () => {
  const mission = await newMission();
  const rows = Array.from({ length: 400 }, (_, at) => `B${at},2016-03-01,Bentiu,Rape,`).join('\n');
  await assert.rejects(
    bring(mission, `${HEADER}\n${rows}\nX,"${'x'.repeat(12_000_000)}`),
    (error: unknown) => error instanceof FileRefused,
  );
  assert.equal((await bring(mission, log('Bentiu', 3))).created, 6);
});

interface Shown {
  readonly key: string;
  readonly forms: string[];
  readonly withdrawn: boolean;
  readonly survivors: number;
}
const shown = async ({ id }: Mission): Promise<Shown[]> =>
  (
    await owner.query<Shown>(
      `select external_key as key, forms, withdrawn_at is not null as withdrawn,
         (select count(*)::int from openmara.report_survivor s where s.report_id = r.id) as survivors
       from openmara.report r where mission_id = $1 order by external_key`,
      [id],
    )
  ).rows;
const undo = (mission: Mission, id: string) =>
  runOperation(t.house, undoImport, mission.actor, { mission: mission.code, id });
const builtOn = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Problem && error.code === 'import_built_on', String(error));
  assert.match(problemWords(error, 'en').errors[0]?.reason ?? '', words);
  return true;
};

test('a whole import is undone: brought is withdrawn, changed and withdrawn are restored, one after the other', async () => {
  const mission = await newMission();
  const mapping = { name: 'x', source: 'register', snapshot: true, columns: { ...COLUMNS, F: 'female' } };
  const row = (key: number, form: string): string => `${key},2016-03-0${key},Bentiu,${form},,2`;
  const state = (...rows: string[]): string => `${HEADER},F\n${rows.join('\n')}\n`;
  const first = await bring(mission, state(row(1, 'Rape'), row(2, 'Rape'), row(3, 'Rape')), { mapping });
  const asFirst = await shown(mission);
  const second = await bring(mission, state(row(1, 'Rape'), row(2, 'Gang rape'), row(4, 'Rape')), {
    mapping,
    answers: { withdraws: 1 },
  });
  assert.deepEqual([second.created, second.updated, second.withdrawn], [1, 1, 1]);
  await assert.rejects(undo(mission, first.id), builtOn(/2 of its 3 reports were changed since/));

  assert.deepEqual(await undo(mission, second.id), { withdrawn: 1, restored: 2 });
  const after = await shown(mission);
  assert.deepEqual(after.slice(0, 3), asFirst);
  assert.deepEqual([after[3]?.key, after[3]?.withdrawn], ['4', true]);
  await assert.rejects(
    undo(mission, second.id),
    (error: unknown) => error instanceof Problem && error.code === 'import_not_ready',
  );
  // The first is the latest now, and its own versions are not taken for what was before it.
  assert.deepEqual(await undo(mission, first.id), { withdrawn: 3, restored: 0 });
  assert.ok((await shown(mission)).every(({ withdrawn }) => withdrawn));
  const { rows } = await owner.query(
    `select record_id as id, note from openmara.audit_entry where mission_id = $1 and operation = 'import.undo' and outcome = 'done' order by at`,
    [mission.id],
  );
  assert.deepEqual(rows, [
    { id: second.id, note: '1 withdrawn, 2 restored' },
    { id: first.id, note: '3 withdrawn, 0 restored' },
  ]);
  // What was undone is no import that another could look like, and its rows may come again.
  assert.equal((await bring(mission, state(row(1, 'Rape'), row(2, 'Rape')), { mapping })).created, 2);
});
test('an import on which something was built is not undone', async () => {
  const mission = await newMission();
  const { id } = await bring(mission, log('Bentiu', 3, 2));
  const { rows } = await owner.query('select id from openmara.report where mission_id = $1 order by 1', [
    mission.id,
  ]);
  await runOperation(t.house, openIncident, mission.actor, {
    mission: mission.code,
    reportId: rows[0].id,
    reason: 'the first to tell of it',
  });
  await assert.rejects(undo(mission, id), builtOn(/1 were joined, separated or verified since/));
  assert.equal(await reports(mission), 2);
  await assert.rejects(
    runOperation(t.house, undoImport, await t.actor('focal_point'), { mission: 'UNMISS', id }),
    (error: unknown) => error instanceof Problem && error.code === 'not_found',
  );
});

const STATE_COLUMNS = { name: 'x', source: 'register', snapshot: true, columns: COLUMNS };
const stateOf = (keys: readonly number[], month = 3): string =>
  `${HEADER}\n${keys.map((key) => `${key},2016-0${month}-${String((key % 27) + 1).padStart(2, '0')},Bentiu,Rape,`).join('\n')}\n`;
const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

test('a snapshot that withdraws more than a tenth needs the number said, and never takes what a hand filed', async () => {
  const mission = await newMission();
  await bring(mission, stateOf(upTo(40)), { mapping: STATE_COLUMNS });
  await owner.query(
    `update openmara.report set import_id = null, version_import_id = null where mission_id = $1 and external_key = '40'`,
    [mission.id],
  );
  const fewer = await bring(mission, stateOf(upTo(36)), { mapping: STATE_COLUMNS });
  assert.equal(fewer.withdrawn, 3, 'a tenth or less is taken as it is; the report filed by hand stays');
  const half = stateOf(upTo(18));
  const dry = await bring(mission, half, { mapping: STATE_COLUMNS, dryRun: true });
  assert.deepEqual(
    [dry.withdrawn, dry.questions[0]?.rows, dry.questions[0]?.of, dry.questions[0]?.reasons],
    [18, 18, 36, ['more_than_a_tenth', 'older_state']],
  );
  await assert.rejects(
    bring(mission, half, { mapping: STATE_COLUMNS }),
    asks('withdraws', /withdraw 18 of 36/),
  );
  await assert.rejects(
    bring(mission, half, { mapping: STATE_COLUMNS, answers: { withdraws: 17 } }),
    asks('withdraws', /18/),
  );
  assert.equal(await reports(mission), 37);
  const done = await bring(mission, half, { mapping: STATE_COLUMNS, answers: { withdraws: 18 } });
  assert.equal(done.withdrawn, 18);
  assert.equal(await reports(mission), 19);
});
test('an older state after a newer one, and a snapshot over another file’s reports, are asked about', async () => {
  const mission = await newMission();
  await bring(mission, stateOf(upTo(30)), { mapping: STATE_COLUMNS });
  const newer = `${stateOf(upTo(30))}31,2016-06-01,Koch,Rape,\n`;
  await bring(mission, newer, { mapping: STATE_COLUMNS });
  await assert.rejects(
    bring(mission, stateOf(upTo(30)), { mapping: STATE_COLUMNS }),
    asks('withdraws', /older state/),
  );
  await bring(mission, `${HEADER}\n99,2016-06-02,Koch,Rape,\n`, {
    mapping: { ...STATE_COLUMNS, snapshot: false },
  });
  await assert.rejects(
    bring(mission, newer.replace('2016-06-01', '2016-06-03'), { mapping: STATE_COLUMNS }),
    asks('withdraws', /another file that was not the whole register/),
  );
});

test('a focal point, who sees no incidents, does not undo what an adviser has joined', async () => {
  const mission = await newMission('focal_point');
  const { id } = await bring(mission, log('Bentiu', 3, 2));
  const { rows } = await owner.query('select id from openmara.report where import_id = $1', [id]);
  await runOperation(t.house, openIncident, await actorIn(mission.id, 'senior_wpa'), {
    mission: mission.code,
    reportId: rows[0].id,
    reason: 'the first to tell of it',
  });
  await assert.rejects(undo(mission, id), builtOn(/1 were joined/));
  const other = await bring(mission, log('Koch', 5, 2));
  assert.deepEqual(await undo(mission, other.id), { withdrawn: 2, restored: 0 });
});

test('rows of a file are real in a demonstration workspace too, and what counts them is not called synthetic', async () => {
  const actor = await t.actor('senior_wpa');
  const mission = { code: 'UNAMID', actor, id: '' };
  const table = async () =>
    (
      await runOperation(t.house, tabulate, actor, {
        mission: 'UNAMID',
        unit: 'reports',
        rows: 'status',
        statuses: [],
        asOf: null,
      })
    ).synthetic;
  assert.equal(await table(), true);
  for (const dryRun of [true, false]) {
    const result = await bring(mission, log('Nyala', 3), { dryRun });
    assert.match(result.warnings[0] ?? '', /demonstration workspace.*marked as real/);
  }
  const { items } = await runOperation(t.house, listReports, actor, { mission: 'UNAMID', limit: 200 });
  const brought = items.filter((item) => item.source !== null);
  assert.deepEqual([brought.length, brought.some(({ synthetic }) => synthetic)], [6, false]);
  assert.equal(await table(), false);
  const real = await newMission();
  assert.ok(
    !(await bring(real, log('Koch', 3))).warnings.some((warning) => /demonstration/.test(warning)),
    'elsewhere nothing is said',
  );
  const [report] = brought;
  const { id } = await runOperation(t.house, openIncident, actor, {
    mission: 'UNAMID',
    reportId: report?.id ?? '',
    reason: 'the first to tell of it',
  });
  const { rows } = await owner.query('select synthetic from openmara.incident where id = $1', [id]);
  assert.deepEqual(rows, [{ synthetic: false }]);
});
