/** Kinds that use everything: every type of field, states, links at both ends, due dates, a kind of the house. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import type { Values } from '@openmara/core/records/fields';
import { defineKind } from '@openmara/core/records/kind';
import type { House } from '@openmara/server/command/house';
import { importByCommand } from '@openmara/server/command/import-command';
import type { FileOperation, Operation } from '@openmara/server/operations/operation';
import { runFile, runOperation } from '@openmara/server/operations/run';
import { importTargetOf } from '@openmara/server/records/import-records';
import { operationsOf } from '@openmara/server/records/serve-kind';
import { waitingRecords } from '@openmara/server/records/waiting';
import fc from 'fast-check';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const PLEDGE = defineKind({
  name: 'pledge',
  area: 'test',
  owner: 'mission',
  fields: {
    name: { type: 'text', max: 80, required: true },
    notes: { type: 'longText', max: 2000 },
    staff: { type: 'number', whole: true, min: 0, max: 500, unit: 'people' },
    share: { type: 'number', whole: false, min: 0, max: 1, unit: 'share of all' },
    cost: { type: 'money' },
    dueOn: { type: 'day' },
    held: { type: 'period' },
    form: { type: 'choice', of: 'form' },
    sources: { type: 'choices', of: 'sourceType' },
    signed: { type: 'yesNo' },
    place: { type: 'place' },
    party: { type: 'party' },
    owner: { type: 'account', seenWith: 'manage_network' },
    areas: { type: 'places' },
    after: { type: 'link', to: 'pledge' },
  },
  groups: [
    {
      name: 'all',
      fields: [
        'name',
        'notes',
        'staff',
        'share',
        'cost',
        'dueOn',
        'held',
        'form',
        'sources',
        'signed',
        'place',
        'party',
        'owner',
        'areas',
        'after',
      ],
    },
  ],
  states: {
    first: 'planned',
    all: {
      planned: { shape: 'open', next: ['running', 'dropped'] },
      running: { shape: 'half', next: ['done', 'dropped'] },
      done: { shape: 'full', next: [] },
      dropped: { shape: 'crossed', next: ['planned'] },
    },
  },
  title: ['name', 'form'],
  sentences: ['plain'],
  sentence: () => 'plain',
  example: { name: 'A pledge' },
  reads: 'read_network',
  writes: 'manage_network',
  due: { day: 'dueOn', owner: 'owner' },
});
const SHARED = defineKind({
  name: 'practice-note',
  area: 'test',
  owner: 'house',
  fields: { name: { type: 'text', max: 80, required: true } },
  groups: [{ name: 'all', fields: ['name'] }],
  title: ['name'],
  sentences: ['plain'],
  sentence: () => 'plain',
  example: { name: 'A practice' },
  reads: 'read_reference',
  writes: 'manage_reference',
});
const TABLES = `
  create table openmara.pledge (
    mission_id uuid not null references openmara.mission, id uuid not null, version int not null default 1,
    name text not null, notes text, staff int, share numeric, cost_amount numeric, cost_currency text, due_on date,
    held_from date, held_to date, held_precision text not null default 'unknown', form text, sources text[] not null default '{}',
    signed boolean, place uuid references openmara.place, party uuid references openmara.party, owner uuid references openmara.account,
    areas uuid[] not null default '{}', after uuid,
    state text not null, state_since date not null, state_reason text,
    external_source text, external_key text, digest text, recorded_by uuid not null, recorded_at timestamptz not null,
    withdrawn_at timestamptz, withdrawal_reason text,
    primary key (mission_id, id), foreign key (mission_id, after) references openmara.pledge (mission_id, id));
  call openmara.protect_kind('pledge', 'read_network', 'manage_network');
  create table openmara.practice_note (
    id uuid primary key, version int not null default 1, name text not null,
    external_source text, external_key text, digest text, recorded_by uuid not null, recorded_at timestamptz not null,
    withdrawn_at timestamptz, withdrawal_reason text);
  alter table openmara.practice_note enable row level security;
  alter table openmara.practice_note force row level security;
  create policy read on openmara.practice_note for select using (true);
  create policy record on openmara.practice_note for insert with check ((select openmara.setting('reference')) = 'manage');
  create policy change on openmara.practice_note for update using ((select openmara.setting('reference')) = 'manage');
  grant select, insert, update on openmara.practice_note to openmara_app, openmara_wide`;

let t: TestHouse;
let house: House;
before(async () => {
  t = await openTestHouse(40);
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await owner.query(TABLES);
  await owner.end();
  const kinds = new Map([PLEDGE, SHARED].map((kind) => [kind.name, kind]));
  const importTargets = new Map([PLEDGE, SHARED].map((kind) => [kind.name, importTargetOf(kind)]));
  house = { ...t.house, apart: null, services: { ...t.house.services, kinds, importTargets } };
});
after(() => t.close());

type Answer = Record<string, any>;
const ALL: readonly Operation[] = [...operationsOf(PLEDGE), ...operationsOf(SHARED)];
async function act(name: string, input: object, role: Role = 'wpa', mission = 'UNMISS'): Promise<Answer> {
  const operation = ALL.find((candidate) => candidate.name === name);
  assert.ok(operation && (operation.kind === 'command' || operation.kind === 'query'), name);
  return (await runOperation(house, operation, await t.actor(role), { mission, ...input })) as Answer;
}
const refused = (code: string) => (error: unknown) =>
  error instanceof Problem ? error.code === code || assert.fail(error.code) : assert.fail(String(error));
const idOf = async (sql: string): Promise<string> =>
  (await t.house.pool.query<{ id: string }>(sql)).rows[0]?.id ?? assert.fail(sql);

test('every type of field comes back as it was written, and empty as nothing', async () => {
  const place = await idOf(`select id from openmara.place where country = 'SSD' and level = 'adm1' limit 1`);
  const party = await idOf(`select id from openmara.party where kind <> 'unidentified' limit 1`);
  const owner = (await t.actor('wpa')).accountId;
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replaceAll('\u0000', '').trim())
    .filter((text) => text !== '');
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
  const values = fc.record({
    name: words,
    notes: maybe(words),
    staff: maybe(fc.integer({ min: 0, max: 500 })),
    share: maybe(fc.constantFrom(0, 0.25, 0.333, 1)),
    cost: maybe(
      fc.record({
        amount: fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100),
        currency: fc.constantFrom('USD', 'EUR'),
      }),
    ),
    dueOn: maybe(day),
    held: fc
      .tuple(day, day)
      .map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a, precision: 'month' as const })),
    form: maybe(fc.constantFrom('rape', 'gang_rape')),
    sources: fc.uniqueArray(fc.constantFrom('ngo', 'survivor', 'witness')),
    signed: maybe(fc.boolean()),
    place: maybe(fc.constant(place)),
    party: maybe(fc.constant(party)),
    owner: maybe(fc.constant(owner)),
    areas: fc.constantFrom([], [place]),
    after: fc.constant(null),
  });
  await fc.assert(
    fc.asyncProperty(values, async (drawn) => {
      // The generator's objects have no prototype; those of an answer have.
      const written = JSON.parse(JSON.stringify(drawn)) as typeof drawn;
      const { id } = await act('pledge.record', { values: written });
      const { record } = await act('pledge.get', { id });
      assert.deepEqual(record.values, written);
      const empty = Object.fromEntries(
        Object.keys(written)
          .filter((name) => name !== 'name')
          .map((name) => [name, null]),
      );
      await act('pledge.change', { id, version: 1, values: empty });
      const after = (await act('pledge.get', { id }))['record'].values as Values;
      assert.deepEqual(after, {
        ...empty,
        name: written.name,
        held: { from: null, to: null, precision: 'unknown' },
        sources: [],
        areas: [],
      });
      await act('pledge.undo', { id, version: 2 });
      assert.deepEqual(
        (await act('pledge.get', { id }))['record'].values,
        written,
        'undo brings all of it back',
      );
    }),
    { numRuns: 20 },
  );
});
test('a state follows another only where the kind says so, with its reason and day', async () => {
  const { id } = await act('pledge.record', { values: { name: 'Orders through the chain of command' } });
  await assert.rejects(
    act('pledge.change', { id, version: 1, state: 'done', reason: 'at once' }),
    refused('out_of_order'),
  );
  await assert.rejects(act('pledge.change', { id, version: 1, state: 'running' }), refused('input_invalid'));
  await act('pledge.change', {
    id,
    version: 1,
    state: 'running',
    stateSince: '2016-05-01',
    reason: 'the order was issued',
  });
  const { record } = await act('pledge.get', { id });
  assert.deepEqual(
    [record.state, record.stateSince, record.stateReason],
    ['running', '2016-05-01', 'the order was issued'],
  );
  assert.deepEqual(
    (await act('pledge.list', { states: ['running'], limit: 200 }))['items'].map(
      (item: Answer) => item['id'],
    ),
    [id],
  );
});
test('a link is seen at both ends, stays in the mission, and leads to something', async () => {
  const first = await act('pledge.record', { values: { name: 'The first', form: 'rape' } });
  const second = await act('pledge.record', { values: { name: 'The second', after: first['id'] } });
  const there = await act('pledge.get', { id: second['id'], locale: 'fr' });
  assert.equal(there['names'][first['id']], 'The first · Viol');
  const back = await act('pledge.get', { id: first['id'] });
  assert.deepEqual(
    back['linked'].map(({ items, ...linked }: Answer) => ({
      ...linked,
      items: items.map(({ id, values }: Answer) => [id, values['name']]),
    })),
    [
      {
        kind: 'pledge',
        field: 'after',
        items: [[second['id'], 'The second']],
        names: { [first['id']]: 'The first · Rape' },
        more: false,
      },
    ],
  );
  await assert.rejects(
    act('pledge.record', { values: { name: 'Elsewhere', after: first['id'] } }, 'wpa', 'UNSOM'),
    refused('input_invalid'),
  );
  const found = await act('pledge.look-up', { field: 'after', search: 'FIRST' });
  assert.deepEqual(
    found['items'],
    [{ id: first['id'], name: 'The first · Viol' }].map((item) => ({ ...item, name: 'The first · Rape' })),
  );
});
test('what is due waits for its owner, and for nobody when it is done', async () => {
  const me = await t.actor('wpa');
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const { id } = await act(
    'pledge.record',
    { values: { name: 'Due', dueOn: soon, owner: me.accountId } },
    'wpa',
    'UNOCI',
  );
  const due = async (role: Role): Promise<number> => {
    const actor = await t.actor(role);
    const db = await t.house.pool.connect();
    try {
      const mission = await idOf(`select id from openmara.mission_named('UNOCI')`);
      await db.query(
        `begin; set local openmara.mission = '${mission}'; set local openmara.capabilities = '{read_network,manage_network}'`,
      );
      const context = {
        db,
        mission: { id: mission },
        account: actor,
        now: new Date(),
        may: () => true,
        services: house.services,
      };
      const waiting = await waitingRecords(context);
      return waiting.find((item) => item.what === 'due.pledge')?.count ?? -1;
    } finally {
      await db.query('rollback');
      db.release();
    }
  };
  assert.deepEqual([await due('wpa'), await due('senior_wpa')], [1, 0]);
  await act('pledge.change', { id, version: 1, state: 'running', reason: 'begun' }, 'wpa', 'UNOCI');
  await act('pledge.change', { id, version: 2, state: 'done', reason: 'finished' }, 'wpa', 'UNOCI');
  assert.equal(await due('wpa'), 0);
});
test('a kind of the house is one for all missions, and written by whoever manages what they share', async () => {
  const { id } = await act('practice-note.record', { values: { name: 'Mobile courts' } });
  assert.equal(
    (await act('practice-note.get', { id }, 'field_wpa', 'UNSOM'))['record'].values.name,
    'Mobile courts',
  );
  await act(
    'practice-note.change',
    { id, version: 1, values: { name: 'Mobile courts in Bunia' } },
    'wpa',
    'UNSOM',
  );
  assert.equal((await act('practice-note.history', { id }))['entries'].length, 2);
  await act('practice-note.undo', { id, version: 2 });
  assert.equal((await act('practice-note.get', { id }))['record'].values.name, 'Mobile courts');
  await assert.rejects(
    act('practice-note.record', { values: { name: 'x' } }, 'field_wpa'),
    refused('not_allowed'),
  );
});
test('everything is imported from words, and exported into words that are imported again unchanged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmara-pledges-'));
  try {
    const party =
      (
        await t.house.pool.query<{ name: string }>(
          `select name from openmara.party where kind <> 'unidentified' order by name limit 1`,
        )
      ).rows[0]?.name ?? '';
    const list = [
      [
        'key',
        'name',
        'staff',
        'share',
        'cost',
        'dueOn',
        'held',
        'form',
        'sources',
        'signed',
        'place',
        'party',
        'owner',
        'areas',
      ],
      [
        'P1',
        'One',
        '٣',
        '0,25',
        'USD 1,200.50',
        '2016-05-01',
        'Aug 2016',
        'viol',
        'NGO; Survivor',
        'oui',
        'Unity',
        party,
        'wpa@demo.example',
        'Unity; Lakes',
      ],
      [
        'P2',
        'Two',
        'many',
        '2',
        'a lot',
        'soon',
        'the other day',
        'nonsense',
        'NGO; gossip',
        'perhaps',
        'Atlantis',
        'Nobody',
        'x@y.example',
        'Unity; Atlantis',
      ],
    ];
    const write = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const bring = async (file: string) =>
      importByCommand(house, await t.actor('wpa'), {
        file,
        mission: 'UNMISS',
        target: 'pledge',
        dryRun: false,
      });
    const first = await bring(
      write('list.csv', list.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')),
    );
    assert.deepEqual([first.created, first.refusedRows], [1, 1], JSON.stringify(first.refused));
    assert.deepEqual(
      first.refused.map((refusal) => refusal.column),
      [
        'staff',
        'share',
        'cost',
        'dueOn',
        'held',
        'form',
        'sources',
        'signed',
        'place',
        'party',
        'owner',
        'areas',
      ],
    );
    const { items } = await act('pledge.list', { search: 'One', limit: 200 });
    const { values } = items.find((item: Answer) => item['values'].name === 'One');
    assert.deepEqual(
      [
        values.staff,
        values.share,
        values.cost,
        values.dueOn,
        values.held,
        values.form,
        values.sources,
        values.signed,
      ],
      [
        3,
        0.25,
        { amount: 1200.5, currency: 'USD' },
        '2016-05-01',
        { from: '2016-08-01', to: '2016-08-31', precision: 'month' },
        'rape',
        ['ngo', 'survivor'],
        true,
      ],
    );
    const operation = ALL.find((candidate) => candidate.name === 'pledge.export') as FileOperation<any>;
    for (const format of ['csv', 'xlsx']) {
      const file = await runFile(house, operation, await t.actor('wpa'), { mission: 'UNMISS', format });
      const back = await bring(write(`back.${format}`, file.bytes));
      assert.deepEqual(
        [back.created, back.updated, back.refusedRows],
        [0, 0, 0],
        `${format}: ${JSON.stringify(back.refused.slice(0, 3))}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
