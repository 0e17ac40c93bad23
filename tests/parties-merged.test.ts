/** Parties that are one, and parties that are two after all: nothing recorded is rewritten, and the past stays as it was. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type CountRequest, countTable } from '@openmara/server/analysis/count';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { operationNamed } from '@openmara/server/operations/registry';
import { runOperation } from '@openmara/server/operations/run';
import { confirmAlias } from '@openmara/server/parties/confirm-alias';
import { readPartyMatcher } from '@openmara/server/parties/match-parties';
import { mergeParty } from '@openmara/server/parties/merge-party';
import { partyDirectory } from '@openmara/server/parties/party-directory';
import { partyStandingOf } from '@openmara/server/parties/party-standing';
import { splitAlias } from '@openmara/server/parties/split-alias';
import { splitParty } from '@openmara/server/parties/split-party';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
let missionId = '';
/** Two parties of which incidents are told, and an incident of both. */
let one = { id: '', name: '' };
let other = { id: '', name: '' };
let ofBoth = '';
const mission = 'UNMISS';
/** A spelling that both have. */
const SHARED = 'Two Rivers Front';
const ask = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await owner.query<T>(sql, values)).rows;
before(async () => {
  t = await openTestHouse(1500);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  missionId =
    (await ask<{ id: string }>('select id from openmara.mission where code = $1', [mission]))[0]?.id ?? '';
  const parties = await ask<{ id: string; name: string }>(
    `select p.id, p.name from openmara.alleged_perpetrator a join openmara.party p on p.id = a.party_id
     where a.mission_id = $1 and p.kind <> 'unidentified' group by 1, 2 order by count(*) desc limit 2`,
    [missionId],
  );
  [one = one, other = other] = parties;
  for (const { id } of parties)
    await ask(
      `insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, lower($2), 'test')`,
      [id, SHARED],
    );
  const added = await ask<{ id: string }>(
    `insert into openmara.alleged_perpetrator (mission_id, incident_id, line, party_id, attribution)
     select a.mission_id, a.incident_id, 90, $3, a.attribution from openmara.alleged_perpetrator a
     join openmara.incident i on i.mission_id = a.mission_id and i.id = a.incident_id
     where a.mission_id = $1 and a.party_id = $2 and i.status = 'verified' and i.reporting_consent limit 1
     returning incident_id as id`,
    [missionId, one.id, other.id],
  );
  ofBoth = added[0]?.id ?? '';
  assert.ok(one.id && other.id && ofBoth);
});
after(async () => {
  await owner.end();
  await t.close();
});
const adviser = () => t.actor('senior_wpa');
async function counts(unit: CountRequest['unit'], asOf: Date | null): Promise<Record<string, number>> {
  const table = await countTable(owner, {
    missionId,
    unit,
    rows: 'party',
    columns: null,
    from: null,
    to: null,
    basis: 'occurred',
    statuses: unit === 'reports' ? [] : ['verified'],
    asOf,
  });
  return Object.fromEntries(table.rowKeys.map((key, at) => [key, table.rowTotals[at] ?? 0]));
}
const refused = (reason: string) => (error: unknown) => {
  assert.match(JSON.stringify((error as { details?: unknown }).details), new RegExp(reason));
  return true;
};

test('merged, two parties are counted as one, each incident once; as of the moment before they were two', async () => {
  const before = new Date();
  const [incidents, reports] = [await counts('incidents', null), await counts('reports', null)];
  const pointing = await ask(
    'select * from openmara.alleged_perpetrator order by mission_id, incident_id, line',
  );
  await runOperation(t.house, mergeParty, await adviser(), {
    mission,
    id: one.id,
    into: other.id,
    reason: 'two names of one group',
  });
  const merged = await counts('incidents', null);
  const both = await ask(
    `select from openmara.incident i where i.mission_id = $1 and i.status = 'verified' and i.reporting_consent
       and 2 = (select count(distinct party_id) from openmara.alleged_perpetrator a
                where a.mission_id = i.mission_id and a.incident_id = i.id and party_id in ($2, $3))`,
    [missionId, one.id, other.id],
  );
  const sum = (of: Record<string, number>): number => (of[one.name] ?? 0) + (of[other.name] ?? 0);
  assert.equal(merged[one.name], undefined);
  assert.equal(merged[other.name], sum(incidents) - both.length);
  assert.ok(both.length > 0);
  const { [one.name]: _, [other.name]: __, ...rest } = incidents;
  assert.deepEqual({ ...rest, [other.name]: merged[other.name] }, merged, 'nobody else is counted otherwise');
  assert.equal((await counts('reports', null))[one.name], undefined);
  assert.deepEqual(await counts('incidents', before), incidents);
  assert.deepEqual(await counts('reports', before), reports);
  assert.deepEqual(
    await ask('select * from openmara.alleged_perpetrator order by mission_id, incident_id, line'),
    pointing,
    'what was recorded stays as it was',
  );
});
test('a merged party is named, found and recognised as the one that it is now', async () => {
  const actor = await adviser();
  const incident = await runOperation(t.house, getIncident, actor, { mission, id: ofBoth });
  assert.ok(!JSON.stringify(incident.parties).includes(one.name));
  const [alone] = await ask<{ id: string }>(
    `select incident_id as id from openmara.alleged_perpetrator a where mission_id = $1 and party_id = $2
       and 1 = (select count(*) from openmara.alleged_perpetrator b
                where b.mission_id = a.mission_id and b.incident_id = a.incident_id) limit 1`,
    [missionId, one.id],
  );
  const seen = new Set<string>();
  for (let after: string | undefined; ;) {
    const page = await runOperation(t.house, listIncidents, actor, {
      mission,
      party: other.id,
      limit: 200,
      ...(after ? { after } : {}),
    });
    for (const { id } of page.items) seen.add(id);
    if (!page.next) break;
    after = page.next;
  }
  assert.ok(seen.has(alone?.id ?? ''), 'the list of the one has the incidents of the other');
  const { items } = await runOperation(t.house, partyDirectory, actor, { search: one.name });
  assert.ok(!items.some(({ id }) => id === one.id));
  assert.ok(items.some(({ id, aliases }) => id === other.id && aliases.includes(one.name)));
  const [country] = await ask<{ country: string }>('select country from openmara.party where id = $1', [
    other.id,
  ]);
  const matcher = await readPartyMatcher(owner, country?.country ?? null);
  // A log reads as it did before, so that the same file twice changes nothing; a spelling of both means the one.
  assert.equal(matcher.match(one.name), one.id);
  assert.equal(matcher.match(SHARED), other.id);
  // A spelling of the merged party is no longer another's.
  await runOperation(t.house, confirmAlias, actor, { mission, partyId: other.id, alias: one.name });
  const standing = await runOperation(t.house, partyStandingOf, actor, { mission, id: one.id });
  assert.equal(standing.into?.id, other.id);
});
test('merges make no chain, no ring, and never take in those whom nobody identified', async () => {
  const actor = await adviser();
  const [unknown] = await ask<{ id: string }>(`select id from openmara.party where kind = 'unidentified'`);
  const merge = (id: string, into: string) =>
    runOperation(t.house, mergeParty, actor, { mission, id, into, reason: 'the same' });
  await assert.rejects(() => merge(other.id, other.id), refused('merge-itself'));
  await assert.rejects(() => merge(other.id, one.id), refused('merge-leads-on'));
  await assert.rejects(() => merge(other.id, unknown?.id ?? ''), refused('merge-holds-others'));
  await assert.rejects(() => merge(unknown?.id ?? '', other.id), refused('merge-unidentified'));
  await assert.rejects(() => merge(one.id, other.id), { code: 'out_of_order' });
});
test('a split takes the merge back: all is as it was, and figures of the time between stay', async () => {
  const between = new Date();
  const merged = await counts('incidents', between);
  await runOperation(t.house, splitParty, await adviser(), { mission, id: one.id, reason: 'two after all' });
  const now = await counts('incidents', null);
  assert.ok((now[one.name] ?? 0) > 0);
  assert.deepEqual(await counts('incidents', between), merged);
  const history = await ask<{ reason: string }>(
    `select reason from openmara.record_version where kind = 'party' and record_id = $1 order by version`,
    [one.id],
  );
  assert.deepEqual(
    history.map(({ reason }) => reason),
    ['two names of one group', 'two after all'],
  );
  const entries = await ask<{ operation: string }>(
    `select operation from openmara.audit_entry where record_id = $1 and outcome = 'done' order by at, id`,
    [one.id],
  );
  assert.deepEqual(
    entries.map(({ operation }) => operation),
    ['party.merge', 'party.split'],
  );
  await assert.rejects(
    async () => runOperation(t.house, splitParty, await adviser(), { mission, id: one.id, reason: 'again' }),
    { code: 'out_of_order' },
  );
});
test('a spelling becomes a party of its own, and means that one from then on', async () => {
  const actor = await adviser();
  const alias = 'Riverbank Column';
  const split = (wanted: string) =>
    runOperation(t.house, splitAlias, actor, {
      mission,
      id: other.id,
      alias: wanted,
      reason: 'named apart since May',
    });
  await assert.rejects(() => split(alias), refused('no-such-spelling'));
  await assert.rejects(() => split(other.name), refused('split-own-name'));
  await runOperation(t.house, confirmAlias, actor, { mission, partyId: other.id, alias });
  const { id } = await split(alias.toUpperCase());
  const matcher = await readPartyMatcher(owner, null);
  assert.equal(matcher.match(alias), id);
  const get = operationNamed('party.get');
  assert.ok(get?.kind === 'query');
  const { record } = (await runOperation(t.house, get, actor, { mission, id })) as {
    record: { values: Record<string, unknown> };
  };
  assert.equal(record.values['name'], alias);
  assert.equal(record.values['source'], 'named apart since May');
});
