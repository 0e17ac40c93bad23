/**
 * What leaves to whom: records are planted whose text, place and parts bear words of their own, every role asks for
 * all that it may ask, and the whole of each answer is searched for them and held against the table of who-may.ts.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DIMENSIONS, UNITS } from '@openmara/core/analysis/dimensions';
import { Permitted } from '@openmara/core/access/permitted';
import { Problem } from '@openmara/core/access/problems';
import { tabulate } from '@openmara/server/analysis/tabulate';
import { documentFile } from '@openmara/server/documents/document-file';
import { getDocument } from '@openmara/server/documents/get-document';
import { listDocuments } from '@openmara/server/documents/list-documents';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { getReport } from '@openmara/server/incidents/get-report';
import { listReports } from '@openmara/server/incidents/list-reports';
import { presentReport, type ReportRow } from '@openmara/server/incidents/present-report';
import { missionHome } from '@openmara/server/missions/mission-home';
import { getRelease } from '@openmara/server/releases/get-release';
import { makeRelease } from '@openmara/server/releases/make-release';
import { runFile, runOperation } from '@openmara/server/operations/run';
import { newId } from '@openmara/vault/ids';
import { type Holder, holderOf } from './holders.ts';
import { aDocument, anIncident, OFFICE, openWorld, type World } from './valid-input.ts';
import { type Role, ROLES, SEES } from './who-may.ts';

const mission = 'UNMISS';
/** Known today, by topic: a line goes when the house or the table is mended. */
const DISAGREEMENTS: Readonly<Record<string, readonly string[]>> = {};

interface Planted {
  readonly incidentId: string;
  readonly reference: string;
  readonly reportId: string;
  readonly mark: string;
  readonly here: boolean;
  readonly office: boolean;
  readonly verified: boolean;
}
interface Answers {
  readonly reports: string[];
  readonly incidents: string[];
  readonly home: string[];
  readonly documents: string[];
  readonly tables: string[];
}
let world: World;
let planted: Planted[];
let far = { id: '', name: '' };
let draft = '';
let cleared = '';
const answers = new Map<Role, Answers>();

/** One incident with its report, every part of which bears its mark. */
async function plant(mark: string, is: Pick<Planted, 'here' | 'office' | 'verified'>): Promise<Planted> {
  const missionId = await world.missionId(mission);
  const area = is.here ? await world.area(mission) : far.id;
  const { id: incidentId, reportId } = await anIncident(
    world,
    mission,
    is.verified ? 'verified' : 'under_verification',
  );
  const settlement = newId();
  await world.owner.query(
    `insert into openmara.place (id, country, level, parent_id, adm1_id, name, source) values ($1, 'SSD', 'settlement', $2, $2, $3, 'test')`,
    [settlement, area, `SETTLEMENT-${mark}`],
  );
  await world.owner.query(
    `update openmara.report set narrative = $3, place_id = $4, adm1_id = $5, place_precision = 'settlement', latitude = 7.123457, longitude = 31.765432, office = $6
     where mission_id = $1 and id = $2`,
    [missionId, reportId, `NARRATIVE-${mark}`, settlement, area, is.office ? OFFICE : 'Another office'],
  );
  await world.owner.query(
    `update openmara.incident set place_id = $3, adm1_id = $4, place_precision = 'settlement', latitude = 7.123457, longitude = 31.765432, reference = $5
     where mission_id = $1 and id = $2`,
    [missionId, incidentId, settlement, area, `REFERENCE-${mark}`],
  );
  await world.owner.query(
    `insert into openmara.alleged_perpetrator (mission_id, incident_id, line, party_id, unit) select $1, $2, 1, id, $3 from openmara.party where kind = 'unidentified'`,
    [missionId, incidentId, `PART-${mark}`],
  );
  for (const [table, column] of [
    ['verification_step', 'grounds'],
    ['incident_report', 'reason'],
  ])
    await world.owner.query(
      `update openmara.${table} set ${column} = $3 where mission_id = $1 and incident_id = $2`,
      [missionId, incidentId, `PART-${mark}`],
    );
  return { ...is, incidentId, reportId, mark, reference: `REFERENCE-${mark}` };
}
/** The answer as it would be sent; nothing where it is refused. A fault is not a refusal. */
const said = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    (answer) => [JSON.stringify(answer)],
    (error: unknown) => {
      if (error instanceof Problem) return [];
      throw error;
    },
  );

/** All that a role can ask of records, documents and counts. */
async function everythingFor({ actor }: Holder): Promise<Answers> {
  const { house } = world;
  const asked: Answers = { reports: [], incidents: [], home: [], documents: [], tables: [] };
  asked.reports.push(...(await said(runOperation(house, listReports, actor, { mission, limit: 200 }))));
  asked.incidents.push(...(await said(runOperation(house, listIncidents, actor, { mission, limit: 200 }))));
  for (const { incidentId, reportId } of planted) {
    asked.reports.push(...(await said(runOperation(house, getReport, actor, { mission, id: reportId }))));
    asked.incidents.push(
      ...(await said(runOperation(house, getIncident, actor, { mission, id: incidentId }))),
    );
  }
  asked.home.push(...(await said(runOperation(house, missionHome, actor, { mission }))));
  asked.documents.push(...(await said(runOperation(house, listDocuments, actor, { mission }))));
  for (const id of [draft, cleared]) {
    asked.documents.push(...(await said(runOperation(house, getDocument, actor, { mission, id }))));
    const file = await said(
      runFile(house, documentFile, actor, { mission, id, format: 'json' }).then((answer) =>
        JSON.parse(new TextDecoder().decode(answer.bytes)),
      ),
    );
    asked.documents.push(...file);
  }
  for (const unit of UNITS)
    for (const rows of DIMENSIONS)
      for (const columns of rows === 'adm1' ? [null, 'age' as const] : [null])
        asked.tables.push(
          ...(await said(runOperation(house, tabulate, actor, { mission, unit, rows, columns }))),
        );
  for (const period of ['2016-Q3', '2016'])
    asked.tables.push(
      ...(await said(
        runOperation(house, getRelease, actor, { mission, period }).then(({ tables }) => tables),
      )),
    );
  return asked;
}

before(async () => {
  world = await openWorld(60);
  const { rows } = await world.owner.query<{ id: string; name: string }>(
    `select id, name from openmara.place where country = 'SSD' and level = 'adm1' and id <> $1 order by name desc limit 1`,
    [await world.area(mission)],
  );
  far = rows[0] ?? far;
  planted = [];
  for (const here of [true, false])
    for (const office of [true, false])
      for (const verified of [true, false])
        planted.push(
          await plant(
            `${here ? 'HERE' : 'FAR'}-${office ? 'OURS' : 'THEIRS'}-${verified ? 'VERIFIED' : 'OPEN'}`,
            {
              here,
              office,
              verified,
            },
          ),
        );
  draft = await aDocument(world, mission, 'draft');
  cleared = await aDocument(world, mission, 'cleared');
  await runOperation(world.house, makeRelease, await world.actor('senior_wpa'), { mission, period: '2016' });
  for (const [id, mark] of [
    [draft, 'DOCUMENT-DRAFT'],
    [cleared, 'DOCUMENT-CLEARED'],
  ])
    await world.owner.query(
      `update openmara.document set title = $2, model = jsonb_set(model, '{title}', to_jsonb($2::text)) where id = $1`,
      [id, mark],
    );
  for (const role of ROLES) answers.set(role, await everythingFor(await holderOf(world, role, mission)));
});
after(() => world.close());

const of = (role: Role): Answers => answers.get(role) ?? assert.fail(role);
const all = (role: Role): string => Object.values(of(role)).flat().join('\n');

/** Asks the same of every role and holds what was found against the list of what is known. */
function compare(
  topic: string,
  question: (role: Role, check: (what: string, seen: unknown, right: unknown) => void) => void,
): void {
  const found: string[] = [];
  for (const role of ROLES)
    question(role, (what, seen, right) => {
      if (JSON.stringify(seen) === JSON.stringify(right)) return;
      found.push(`${role} ${what}: ${JSON.stringify(seen)}, should be ${JSON.stringify(right)}`);
    });
  for (const line of found) console.log(`disagreement: ${line}`);
  assert.deepEqual(found, DISAGREEMENTS[topic] ?? []);
}
const marksOf = (records: readonly Planted[]): string[] => records.map((record) => record.mark).sort();
/** The marks of a kind that appear anywhere in the text. */
const found = (kind: string, text: string): string[] =>
  marksOf(planted.filter((record) => text.includes(`${kind}-${record.mark}`)));
const reportsOf = (role: Role): Planted[] =>
  planted.filter((record) => {
    const { reports } = SEES[role];
    return (
      reports === 'all' || (reports === 'area' && record.here) || (reports === 'office' && record.office)
    );
  });
const incidentsOf = (role: Role): Planted[] =>
  planted.filter((record) => {
    const { incidents } = SEES[role];
    return (
      incidents === 'all' ||
      (incidents === 'area' && record.here) ||
      (incidents === 'verified' && record.verified)
    );
  });
const holding = (text: string, id: (record: Planted) => string): string[] =>
  marksOf(planted.filter((record) => text.includes(id(record))));

test('rows: a focal point sees their office only, a field adviser her area only, headquarters verified incidents only', () => {
  compare('rows', (role, check) => {
    const { reports, incidents, home } = of(role);
    check(
      'reports',
      holding(reports.join(), (r) => `"id":"${r.reportId}"`),
      marksOf(reportsOf(role)),
    );
    check(
      'incidents',
      holding(incidents.join(), (r) => r.reference),
      marksOf(incidentsOf(role)),
    );
    const atHome = holding(home.join(), (r) => r.reference);
    check(
      'incidents at home',
      atHome.filter((mark) => !marksOf(incidentsOf(role)).includes(mark)),
      [],
    );
  });
});
test('the text of a report is in no answer but to those who work on the case, and to who filed it', () => {
  compare('narrative', (role, check) => {
    const text = all(role);
    check('narratives', found('NARRATIVE', text), SEES[role].narrative ? marksOf(reportsOf(role)) : []);
    check('the word', text.includes('NARRATIVE-'), SEES[role].narrative && reportsOf(role).length > 0);
  });
});
test('no settlement is in a record for those who see areas only, and no coordinate in any answer', () => {
  compare('places', (role, check) => {
    const { reports, incidents, home, documents } = of(role);
    const text = [...reports, ...incidents, ...home, ...documents].join();
    const seen = new Set(marksOf([...reportsOf(role), ...incidentsOf(role)]));
    check('settlements', found('SETTLEMENT', text), SEES[role].exactPlace ? [...seen].sort() : []);
    check('coordinates', /7\.1234|31\.7654/.test(all(role)), false);
  });
});
test('a field adviser hears of no other area, in records or in counts', () => {
  const { reports, incidents, tables } = of('field_wpa');
  // Released figures are the mission's, and hers to read.
  const own = tables.filter((text) => !text.startsWith('['));
  const text = [...reports, ...incidents, ...own].join();
  assert.ok(all('senior_wpa').includes(`"${far.name}"`));
  assert.ok(!text.includes(`"${far.name}"`), far.name);
  assert.ok(!text.includes('FAR-'));
});
test('parts of an incident are for the working group; which incident a report belongs to, not for a focal point', () => {
  compare('parts', (role, check) => {
    const { reports } = of(role);
    check('parts', found('PART', all(role)), SEES[role].incidentParts ? marksOf(incidentsOf(role)) : []);
    const linked = SEES[role].incidentOfReport ? marksOf(reportsOf(role)) : [];
    check(
      'incident of a report',
      holding(reports.join(), (r) => r.reference),
      linked,
    );
    check(
      'its id',
      holding(reports.join(), (r) => r.incidentId),
      linked,
    );
  });
});
test('a draft is seen by those who write and clear it; what is cleared, by those to whom it goes', () => {
  compare('documents', (role, check) => {
    const text = of(role).documents.join();
    const { documents } = SEES[role];
    check('draft', text.includes('DOCUMENT-DRAFT'), documents === 'all');
    check('cleared', text.includes('DOCUMENT-CLEARED'), documents !== 'none');
  });
});

/** The counts of a table or of the home, wherever they stand. */
function counts(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(counts);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(counts) : [];
}
test('a table names no place below the first level and no count of one to four to those who do not see the records', () => {
  compare('tables', (role, check) => {
    if (SEES[role].exactPlace) return;
    const { tables, home } = of(role);
    check('a settlement', found('SETTLEMENT', tables.join()).length > 0, false);
    const small = [...tables, ...home]
      .flatMap((text): Array<Record<string, unknown>> => [JSON.parse(text)].flat())
      .flatMap(({ cells, rowTotals, columnTotals, total, verified, survivors, quarters, places }) =>
        counts([cells, rowTotals, columnTotals, total, verified, survivors, quarters, places]),
      )
      .filter((count) => count > 0 && count < 5);
    check('small counts', small, []);
  });
});
test('the presenter leaves out what is not seen, even where row security let it through', () => {
  const report: ReportRow = {
    id: newId(),
    receivedOn: null,
    occurred_from: null,
    occurred_to: null,
    date_precision: 'unknown',
    place_name: null,
    place_text: null,
    placePrecision: 'country',
    forms: [],
    circumstances: [],
    party_names: null,
    partyText: null,
    sourceType: 'other',
    reliability: null,
    credibility: null,
    survivors: 1,
    office: OFFICE,
    statedVerification: null,
    incident_id: 'LINK-ID',
    incident_reference: 'LINK-REFERENCE',
    synthetic: true,
    narrative: 'NARRATIVE-TEXT',
    external_source: null,
    withdrawn_at: null,
    responsible: { id: 'PERSON-ID', name: 'PERSON-NAME' },
  };
  compare('presenter', (role, check) => {
    if (SEES[role].reports === 'none') return;
    const text = JSON.stringify(presentReport(Permitted.byRule(role, 'read_reports', report), true));
    check('narrative', text.includes('NARRATIVE-TEXT'), SEES[role].narrative);
    check(
      'link',
      [text.includes('LINK-ID'), text.includes('LINK-REFERENCE')],
      [SEES[role].incidentOfReport, SEES[role].incidentOfReport],
    );
    check(
      'person responsible',
      [text.includes('PERSON-ID'), text.includes('PERSON-NAME')],
      [SEES[role].responsible, SEES[role].responsible],
    );
    const list = JSON.stringify(presentReport(Permitted.byRule(role, 'read_reports', report), false));
    check('narrative in a list', list.includes('NARRATIVE-TEXT'), false);
  });
});
