/** The lists of incidents and reports: every order is whole page by page, and what narrows them is right. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codesOf } from '@openmara/core/vocabularies';
import { incidentPage } from '@openmara/server/incidents/incident-page';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { exportIncidents } from '@openmara/server/incidents/export-incidents';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { getReport } from '@openmara/server/incidents/get-report';
import { listReports } from '@openmara/server/incidents/list-reports';
import { findInMission } from '@openmara/server/missions/find-in-mission';
import type { Actor } from '@openmara/server/operations/operation';
import { runFile, runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(200);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});
/** One row, by a hand that no policy holds. */
async function one(sql: string, values: unknown[] = []): Promise<Record<string, string>> {
  return (await owner.query<Record<string, string>>(sql, values)).rows[0] ?? assert.fail(sql);
}
const idsOf = (items: ReadonlyArray<{ id: string }>): string[] => items.map(({ id }) => id).toSorted();

type Asked = Readonly<Record<string, string>>;
async function incidents(actor: Actor, asked: Asked, limit = 7) {
  const items = [];
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(actor, asked, limit, after);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
const ask = (actor: Actor, asked: Asked, limit: number, after: string) =>
  runOperation(t.house, listIncidents, actor, { mission, limit, ...asked, ...(after ? { after } : {}) });

test('in every order each incident comes once, page by page', async () => {
  const actor = await t.actor('wpa');
  const latest = await incidents(actor, {});
  assert.ok(latest.length > 20);
  const ids = latest.map(({ id }) => id);
  assert.deepEqual(
    (await incidents(actor, { sort: 'earliest' })).map(({ id }) => id),
    ids.toReversed(),
  );
  const references = latest.map(({ reference }) => reference).toSorted();
  const by = async (sort: 'reference' | 'reference-back'): Promise<string[]> =>
    (await incidents(actor, { sort })).map(({ reference }) => reference);
  assert.deepEqual(await by('reference'), references);
  assert.deepEqual(await by('reference-back'), references.toReversed());
});
test('reports come from the first received as from the last', async () => {
  const actor = await t.actor('wpa');
  const received = async (sort: 'latest' | 'earliest'): Promise<string[]> => {
    const ids = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { items: Array<{ id: string }>; next: string | null } = await runOperation(
        t.house,
        listReports,
        actor,
        { mission, sort, limit: 9, ...(after ? { after } : {}) },
      );
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    return ids;
  };
  const latest = await received('latest');
  assert.ok(latest.length > 20);
  assert.deepEqual(await received('earliest'), latest.toReversed());
});

const IN_PLACE = `select i.id, p.id as place, p.adm1_id as adm1, p.name, n.folded as other
  from openmara.incident i join openmara.mission m on m.id = i.mission_id and m.code = 'UNMISS'
  join openmara.place p on p.id = i.place_id and p.level = 'adm2'
  join openmara.place_name n on n.place_id = p.id and n.folded <> lower(p.name)`;

test('an incident is found by the beginning of its reference, and by any name of its place or party', async () => {
  const actor = await t.actor('wpa');
  const [first] = await incidents(actor, {});
  assert.ok(first);
  const byReference = await incidents(actor, { q: first.reference.toLowerCase() });
  assert.deepEqual(idsOf(byReference), [first.id]);
  const place = await one(`${IN_PLACE} order by i.id limit 1`);
  const named = await incidents(actor, { q: place['other'] ?? '' });
  assert.ok(idsOf(named).includes(place['id'] ?? ''), `by ${place['other']}`);
  const { alias, party } = await one(
    `select al.alias, al.party_id as party from openmara.alleged_perpetrator a
     join openmara.mission m on m.id = a.mission_id and m.code = 'UNMISS'
     join openmara.party_alias al on al.party_id = a.party_id
     where not exists (select from openmara.place_name n where n.folded like '%' || al.folded || '%')
       and not exists (select from openmara.party_alias o
                       where o.folded like '%' || al.folded || '%' and o.party_id <> al.party_id)
     order by al.alias limit 1`,
  );
  const ofParty = await incidents(actor, { party: party ?? '' });
  assert.ok(ofParty.length > 0);
  assert.deepEqual(idsOf(await incidents(actor, { q: alias ?? '' })), idsOf(ofParty));
  assert.deepEqual(await incidents(actor, { q: 'no such thing anywhere' }), []);
  const verified = await incidents(actor, { q: alias ?? '', status: 'verified', sort: 'earliest' }, 2);
  const expected = ofParty.filter(({ status }) => status === 'verified');
  assert.deepEqual(
    verified.map(({ id }) => id),
    expected.map(({ id }) => id).toReversed(),
  );
});
test('late and consent narrow as the record says them', async () => {
  const actor = await t.actor('wpa');
  const verified = await incidents(actor, { status: 'verified' });
  const change = (id: string | undefined, what: string) =>
    owner.query(`update openmara.incident set ${what} where id = $1`, [id]);
  await change(verified[0]?.id, `decided_on = occurred_to + 100`);
  await change(verified[1]?.id, `decided_on = occurred_to`);
  await change(verified[2]?.id, `counted_late_on = decided_on, reporting_consent = false`);
  const whole = await Promise.all(
    (await incidents(actor, {}, 100)).map(({ id }) =>
      runOperation(t.house, getIncident, actor, { mission, id }),
    ),
  );
  const late = whole.filter((incident) => incident.late);
  const without = whole.filter((incident) => !incident.reportingConsent);
  assert.ok(late.length > 0 && without.length > 0);
  assert.deepEqual(idsOf(await incidents(actor, { late: 'yes' })), idsOf(late));
  assert.deepEqual(idsOf(await incidents(actor, { consent: 'no' })), idsOf(without));
});
test('reports are narrowed by what their source said of anonymised reporting', async () => {
  const actor = await t.actor('wpa');
  const reports = async (more: Asked) =>
    (await runOperation(t.house, listReports, actor, { mission, limit: 200, ...more })).items;
  const all = idsOf(await reports({}));
  const [yes = '', no = ''] = all;
  await owner.query('update openmara.report set consent_reporting = null');
  await owner.query('update openmara.report set consent_reporting = (id = $1) where id in ($1, $2)', [
    yes,
    no,
  ]);
  assert.deepEqual(idsOf(await reports({ consent: 'yes' })), [yes]);
  assert.deepEqual(idsOf(await reports({ consent: 'no' })), [no]);
  assert.deepEqual(idsOf(await reports({ consent: 'unasked' })), all.slice(2));
});
test('who reads areas only neither finds nor narrows by a place within one', async () => {
  const analyst = await t.actor('headquarters_analyst');
  const place = await one(
    `${IN_PLACE} where i.status = 'verified' and not exists (
       select from openmara.place_name a join openmara.place x on x.id = a.place_id
       where x.level = 'adm1' and a.folded like '%' || lower(p.name) || '%')
     order by i.id limit 1`,
  );
  const adviser = await incidents(await t.actor('wpa'), { q: place['name'] ?? '' });
  assert.ok(idsOf(adviser).includes(place['id'] ?? ''));
  assert.deepEqual(await incidents(analyst, { q: place['name'] ?? '' }), []);
  const inArea = await incidents(analyst, { adm1: place['adm1'] ?? '' });
  assert.ok(inArea.length > 0);
  assert.deepEqual(idsOf(await incidents(analyst, { place: place['place'] ?? '' })), idsOf(inArea));
});
test('a report is found by what was told by who may read it, and by its incident by who may know it', async () => {
  const reports = async (role: 'wpa' | 'working_group_member' | 'focal_point', q: string) =>
    idsOf((await runOperation(t.house, listReports, await t.actor(role), { mission, q, limit: 200 })).items);
  const [filed] = (
    await runOperation(t.house, listReports, await t.actor('focal_point'), { mission, joined: 'yes' })
  ).items;
  assert.ok(filed);
  const whole = await runOperation(t.house, getReport, await t.actor('wpa'), { mission, id: filed.id });
  const said = (whole.narrative ?? '').slice(3, 40).toUpperCase();
  assert.ok(said.length > 20);
  assert.ok((await reports('wpa', said)).includes(filed.id));
  assert.ok((await reports('focal_point', said)).includes(filed.id));
  assert.deepEqual(await reports('working_group_member', said), []);
  const reference = whole.incidentReference ?? '';
  assert.ok((await reports('working_group_member', reference)).includes(filed.id));
  assert.deepEqual(await reports('focal_point', reference), []);
  assert.ok((await reports('wpa', filed.place ?? '')).includes(filed.id));
});

test('what is rare and what is common are found alike: by a party, by a form, in every order, page by page', async () => {
  const actor = await t.actor('wpa');
  const { id: missionId = '' } = await one('select id from openmara.mission where code = $1', [mission]);
  const all = await incidents(actor, {});
  const pagesOf = async (filter: object, order: 'latest' | 'reference', few: number): Promise<string[]> => {
    const found: string[] = [];
    for (let after: string | null = null; ; after = found.at(-1) ?? null) {
      const { text, values } = incidentPage(missionId, { filter, after, limit: 5, order, few });
      const { rows } = await owner.query<{ id: string }>(text, values);
      found.push(...rows.map(({ id }) => id));
      if (rows.length < 5) return found;
    }
  };
  const named = (
    await owner.query<{ party: string; incidents: string[] }>(
      `select party_id as party, array_agg(distinct incident_id) as incidents from openmara.alleged_perpetrator
       where mission_id = $1 group by 1`,
      [missionId],
    )
  ).rows;
  assert.ok(named.length > 3);
  const ofForm = codesOf('form').map((form) => ({
    filter: { form },
    wanted: all.filter(({ forms }) => forms.includes(form)).map(({ id }) => id),
  }));
  const ofParty = named.map((row) => ({
    filter: { party: row.party },
    wanted: all.map(({ id }) => id).filter((id) => row.incidents.includes(id)),
  }));
  const byReference = new Map(all.map(({ id, reference }) => [id, reference]));
  for (const { filter, wanted } of [...ofForm, ...ofParty])
    for (const few of [0, 3, 7000]) {
      assert.deepEqual(await pagesOf(filter, 'latest', few), wanted, JSON.stringify({ filter, few }));
      const sorted = wanted.toSorted((a, b) =>
        (byReference.get(a) ?? '') < (byReference.get(b) ?? '') ? -1 : 1,
      );
      assert.deepEqual(await pagesOf(filter, 'reference', few), sorted, JSON.stringify({ filter, few }));
    }
});
test('a report is listed once under each party that it names, first, second or third, and under the one they became', async () => {
  const actor = await t.actor('wpa');
  const parties = (
    await owner.query<{ id: string }>(`select id from openmara.party where kind <> 'unidentified' limit 4`)
  ).rows.map(({ id }) => id);
  const [first, second, third, other] = parties;
  const { id } = await one(
    `update openmara.report set party_ids = $1 where id = (select id from openmara.report
     where mission_id = (select id from openmara.mission where code = $2) and withdrawn_at is null limit 1)
     returning id`,
    [[first, second, third], mission],
  );
  const listed = async (party: string | undefined): Promise<number> => {
    const { items } = await runOperation(t.house, listReports, actor, { mission, party, limit: 200 });
    return items.filter((item) => item.id === id).length;
  };
  for (const party of [first, second, third]) assert.equal(await listed(party), 1);
  assert.equal(await listed(other), 0);
  for (const party of [second, third])
    await owner.query(
      `insert into openmara.party_merge (party_id, into_id, merged_at) values ($1, $2, now())`,
      [party, first],
    );
  assert.equal(await listed(first), 1);
  await owner.query('delete from openmara.party_merge');
});
test('every form has its index of incidents and of reports: a rare one is found as soon as a common one', async () => {
  const { names = '' } = await one(
    `select string_agg(indexname, ' ') as names from pg_indexes where schemaname = 'openmara'`,
  );
  for (const form of codesOf('form'))
    for (const index of [`incident_form_${form}`, `report_form_${form}`])
      assert.ok(names.split(' ').includes(index), `${index} is missing: a migration makes it`);
});
test('the search of a mission answers with what the role opens, and no more', async () => {
  const [first] = await incidents(await t.actor('wpa'), {});
  assert.ok(first);
  const find = async (role: Parameters<TestHouse['actor']>[0], q: string) =>
    runOperation(t.house, findInMission, await t.actor(role), { mission, q });
  assert.deepEqual(idsOf((await find('wpa', first.reference)).incidents), [first.id]);
  for (const role of ['focal_point', 'head_of_mission', 'administrator', 'auditor'] as const) {
    const found = await find(role, first.reference);
    assert.deepEqual([found.incidents, found.reports], [[], []], role);
  }
  const [filed] = (await runOperation(t.house, listReports, await t.actor('focal_point'), { mission })).items;
  assert.ok((await find('focal_point', filed?.place ?? '')).reports.length > 0);
  // Who reads figures only is told of no place and no party either: the directory and the gazetteer have their pages.
  for (const role of [
    'auditor',
    'forum_member',
    'gender_adviser',
    'expert_member',
    'head_of_mission',
  ] as const)
    assert.deepEqual(
      await find(role, filed?.place ?? ''),
      { incidents: [], reports: [], places: [], parties: [], people: [] },
      role,
    );
});

test('the list is exported as its reader sees it, inert for a spreadsheet, and the entry says how many', async () => {
  const formula = '=HYPERLINK("x")';
  const [row] = await incidents(await t.actor('wpa'), { status: 'verified' });
  await owner.query('update openmara.incident set reference = $2 where id = $1', [row?.id, formula]);
  const linesFor = async (role: 'wpa' | 'headquarters_analyst'): Promise<string[]> => {
    const actor = await t.actor(role);
    const file = await runFile(t.house, exportIncidents, actor, { mission, status: 'verified' });
    const shown = await incidents(actor, { status: 'verified' }, 100);
    const lines = new TextDecoder().decode(file.bytes).trim().split('\r\n');
    assert.equal(lines.length, shown.length + 1);
    return lines;
  };
  const adviser = await linesFor('wpa');
  assert.ok(adviser.some((line) => line.includes(`"'=HYPERLINK`)));
  const analyst = await linesFor('headquarters_analyst');
  assert.ok(
    analyst.slice(1).every((line) => /"(0|1-4|5\+)","\d+",""$/.test(line)),
    'bands, not counts, and no name',
  );
  const { note } = await one(
    `select note from openmara.audit_entry where operation = 'incident.export' order by id desc limit 1`,
  );
  assert.equal(note, `${analyst.length - 1} records, csv, status`);
});
