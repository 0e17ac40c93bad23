/** The life of a plain record, told with focal points: recorded, changed, contested, withdrawn, undone, looked back on. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { importByCommand } from '@openmara/server/command/import-command';
import { operationNamed } from '@openmara/server/operations/registry';
import { runFile, runOperation } from '@openmara/server/operations/run';
import fc from 'fast-check';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(40);
});
after(() => t.close());

// The answers are those of the kind's operations; a test reads what it names.
type Answer = Record<string, any>;
async function act(name: string, input: object, role: Role = 'wpa'): Promise<Answer> {
  const operation = operationNamed(`focal-point.${name}`);
  assert.ok(operation && (operation.kind === 'command' || operation.kind === 'query'), name);
  return (await runOperation(t.house, operation, await t.actor(role), {
    mission: 'UNMISS',
    ...input,
  })) as Answer;
}
const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Problem
    ? (error.code === code &&
        (field === undefined || error.details.some((detail) => detail.field === field))) ||
      assert.fail(`${error.code} ${JSON.stringify(error.details)}`)
    : assert.fail(String(error));
let offices = 0;
const values = (more: object = {}): object => {
  offices += 1;
  return { component: 'police', fieldOffice: `Office ${offices}`, since: '2016-01-01', ...more };
};

test('it is recorded, read with names, changed, and its history says what was said when and why', async () => {
  const { rows } = await t.house.pool.query<{ id: string; name: string }>(
    `select id, coalesce(names->>'en', name) as name from openmara.place
     where country = 'SSD' and level = 'adm1' order by name limit 2`,
  );
  const areas = rows.map((row) => row.id);
  const { id } = await act('record', { values: values({ areas, contact: 'The duty officer of the unit' }) });
  const got = await act('get', { id });
  assert.deepEqual(got['record'].values.areas, areas);
  for (const row of rows) assert.equal(got['names'][row.id], row.name);
  await act('change', { id, version: 1, values: { until: '2016-06-30' }, reason: 'the unit was relocated' });
  const { entries } = await act('history', { id });
  assert.deepEqual(
    entries.map((entry: Answer) => [
      entry['act'],
      entry['reason'],
      entry['record'].version,
      entry['record'].values.until,
    ]),
    [
      ['change', 'the unit was relocated', 2, '2016-06-30'],
      ['record', null, 1, null],
    ],
  );
});
test('what is missing, wrong or contradicts itself is said beside its field', async () => {
  await assert.rejects(
    act('record', { values: values({ fieldOffice: null }) }),
    refused('input_invalid', 'values.fieldOffice'),
  );
  await assert.rejects(
    act('record', { values: values({ agency: 'undp' }) }),
    refused('input_invalid', 'values.agency'),
  );
  await assert.rejects(
    act('record', { values: values({ component: null }) }),
    refused('input_invalid', 'values.component'),
  );
  await assert.rejects(
    act('record', { values: values({ until: '2015-12-31' }) }),
    refused('input_invalid', 'values.until'),
  );
  await assert.rejects(
    act('record', { values: values({ component: 'nonsense' }) }),
    refused('input_invalid', 'values.component'),
  );
  await assert.rejects(act('record', { values: values({ name: 'A person' }) }), refused('input_invalid'));
  const nobody = '00000000-0000-4000-8000-000000000001';
  await assert.rejects(
    act('record', { values: values({ areas: [nobody] }) }),
    refused('input_invalid', 'values.areas'),
  );
});
test('a lost update is refused: the second writer sees that it is another version', async () => {
  const { id } = await act('record', { values: values() });
  await act('change', { id, version: 1, values: { contact: 'Room 12' } });
  await assert.rejects(
    act('change', { id, version: 1, values: { contact: 'Room 14' } }),
    refused('changed_meanwhile', 'version'),
  );
  assert.equal((await act('get', { id }))['record'].values.contact, 'Room 12');
  const both = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => act('change', { id, version: 2, values: { contact: `Room 2${n}` } })),
  );
  assert.equal(both.filter((result) => result.status === 'fulfilled').length, 1);
});
test('two that say the same are one too many, until one of them is withdrawn', async () => {
  const same = values();
  const { id } = await act('record', { values: same });
  await assert.rejects(act('record', { values: same }), refused('already_exists'));
  await act('withdraw', { id, version: 1, reason: 'recorded by mistake' });
  const second = await act('record', { values: same });
  await assert.rejects(act('undo', { id, version: 2 }), refused('already_exists'));
  assert.ok(second['id'] !== id);
});
test('undo restores what was before the last act, a withdrawal included; the act stays in the history', async () => {
  const { id } = await act('record', { values: values({ contact: 'Room 1' }) });
  await act('change', { id, version: 1, values: { contact: 'Room 2' } });
  await act('withdraw', { id, version: 2, reason: 'the office was closed' });
  await assert.rejects(
    act('change', { id, version: 3, values: { contact: 'Room 3' } }),
    refused('out_of_order'),
  );
  await act('undo', { id, version: 3, reason: 'the office was not closed' });
  const undone = (await act('get', { id }))['record'];
  assert.deepEqual([undone.version, undone.withdrawn, undone.values.contact], [4, false, 'Room 2']);
  assert.deepEqual(
    (await act('history', { id }))['entries'].map((entry: Answer) => entry['act']),
    ['undo', 'withdraw', 'change', 'record'],
  );
  const fresh = await act('record', { values: values() });
  await assert.rejects(act('undo', { id: fresh['id'], version: 1 }), refused('out_of_order'));
});
test('the list is as of any moment', async () => {
  const { id } = await act('record', { values: values({ contact: 'then' }) });
  const moment = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));
  await act('change', { id, version: 1, values: { contact: 'now' } });
  const contactAt = async (asOf: string | null) =>
    (await act('list', { asOf, limit: 200 }))['items'].find((item: Answer) => item['id'] === id)?.values
      .contact;
  assert.equal(await contactAt(null), 'now');
  assert.equal(await contactAt(moment), 'then');
  assert.equal(await contactAt('2010-01-01T00:00:00Z'), undefined);
});
test('pages by key give each record once, in every order, with empty values last', async () => {
  for (const [n, until] of ['2016-05-01', null, '2016-03-01', null, '2016-05-01'].entries())
    await act('record', {
      values: values({ component: 'gender', until, contact: n % 2 ? null : `Room ${n}` }),
    });
  const filter = { component: ['gender'] };
  const all = (await act('list', { filter, limit: 200 }))['items'].map((item: Answer) => item['id']);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('recordedAt', 'until', 'since', 'fieldOffice', 'contact', 'component'),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      async (sort, descending, limit) => {
        const seen: Answer[] = [];
        let after: string | undefined;
        do {
          const page = await act('list', { filter, sort, descending, limit, after });
          seen.push(...page['items']);
          after = page['next'] ?? undefined;
        } while (after);
        assert.deepEqual(seen.map((item) => String(item['id'])).sort(), all.map(String).sort());
        const sorted = seen.map((item) => item['values'][sort] ?? null);
        const firstEmpty = sorted.indexOf(null);
        if (sort !== 'recordedAt' && firstEmpty >= 0)
          assert.ok(sorted.slice(firstEmpty).every((value) => value === null));
      },
    ),
    { numRuns: 25 },
  );
});
test('filters find by choice, place, day and words; what means nothing is refused', async () => {
  const { id } = await act('record', {
    values: values({ component: null, agency: 'unfpa', contact: '100 % of the_time' }),
  });
  const found = async (question: object) =>
    (await act('list', { limit: 200, ...question }))['items'].map((item: Answer) => item['id']);
  assert.deepEqual(await found({ filter: { agency: ['unfpa'] } }), [id]);
  assert.deepEqual(await found({ search: '100 % OF' }), [id]);
  assert.deepEqual(await found({ search: '%_%' }), []);
  assert.ok((await found({ filter: { since: { from: '2016-01-01', to: '2016-01-01' } } })).includes(id));
  assert.deepEqual(await found({ filter: { since: { from: '2017-01-01' } } }), []);
  await assert.rejects(act('list', { filter: { nothing: 'x' } }), refused('input_invalid'));
  await assert.rejects(act('list', { after: 'x' }), refused('input_invalid', 'after'));
});
test('who does not see a field neither reads it, nor filters by it, nor finds it in the history', async () => {
  const account = (await t.actor('focal_point')).accountId;
  const { id } = await act('record', { values: values({ account }) });
  assert.equal((await act('get', { id }))['record'].values.account, account);
  const reader = 'verifying_officer';
  for (const answer of [
    await act('get', { id }, reader),
    await act('history', { id }, reader),
    await act('list', { limit: 200 }, reader),
  ])
    assert.ok(!JSON.stringify(answer).includes(account));
  await assert.rejects(act('list', { filter: { account: [account] } }, reader), refused('input_invalid'));
});
test('who may not, may not: the rule first, and the database on its own', async () => {
  for (const role of ['focal_point', 'forum_member', 'administrator'] as const)
    await assert.rejects(
      act('list', {}, role),
      (error: unknown) => error instanceof Problem && ['not_allowed', 'not_found'].includes(error.code),
    );
  await assert.rejects(act('record', { values: values() }, 'working_group_member'), refused('not_allowed'));
  const { id } = await act('record', { values: values() });
  await assert.rejects(act('get', { id, mission: 'UNSOM' }), refused('not_found'));
  const mission = (
    await t.house.pool.query<{ id: string }>(`select id from openmara.mission_named('UNMISS')`)
  ).rows[0]?.id;
  const db = await t.house.pool.connect();
  try {
    const seen = async (capabilities: string): Promise<number> => {
      await db.query(
        `begin; set local openmara.mission = '${mission}'; set local openmara.capabilities = '${capabilities}'`,
      );
      const { rowCount } = await db.query('select from openmara.focal_point');
      const changed = await db.query(`update openmara.focal_point set contact = 'x'`);
      await db.query('rollback');
      return (rowCount ?? 0) > 0 ? 1 + (changed.rowCount ?? 0) : 0;
    };
    assert.equal(await seen('{}'), 0);
    assert.equal(await seen('{read_reports}'), 0);
    assert.equal(await seen('{read_network}'), 1, 'reads, and changes nothing');
    assert.ok((await seen('{read_network,manage_network}')) > 1);
  } finally {
    db.release();
  }
});

const folder = mkdtempSync(join(tmpdir(), 'openmara-records-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const bring = async (name: string, content: string | Uint8Array, dryRun = false, role: Role = 'wpa') => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return importByCommand(t.house, await t.actor(role), {
    file: path,
    mission: 'UNSMIL',
    target: 'focal-point',
    dryRun,
  });
};
const exported = async (format: string, more: object = {}) => {
  const operation = operationNamed('focal-point.export');
  assert.ok(operation?.kind === 'file');
  return runFile(t.house, operation, await t.actor('wpa'), { mission: 'UNSMIL', format, ...more });
};
const LIST = `Component,Agency,Field office,From,Until,Contact by role
Human rights,,Tripoli,2015-01-01,,=The duty officer
شرطة الأمم المتحدة,,Benghazi,1 March 2015,,
,HCR,Sabha,2015-05-01,2016-05-01,Room 4
Police,,Tripoli,some day,,
,,Tripoli,2015-01-01,,
Gender,UN-Women,Tripoli,2015-01-01,,
`;
test('a list comes in by its labels in any language: a dry run says what the import then does, twice changes nothing', async () => {
  const dry = await bring('list.csv', LIST, true);
  const first = await bring('list.csv', LIST);
  for (const result of [dry, first]) {
    assert.deepEqual([result.rows, result.created, result.refusedRows], [6, 3, 3]);
    assert.deepEqual([...new Set(result.refused.map((refusal) => refusal.row))], [5, 6, 7]);
  }
  assert.deepEqual(
    first.refused.map((refusal) => [refusal.row, refusal.column]),
    [
      [5, 'From'],
      [6, 'Component'],
      [6, 'Agency'],
      [7, 'Component'],
      [7, 'Agency'],
    ],
  );
  const again = await bring('list.csv', LIST);
  assert.deepEqual([again.created, again.updated, again.unchanged], [0, 0, 3]);
  await assert.rejects(bring('list.csv', LIST, false, 'focal_point'), refused('not_allowed'));
});
test('what is exported, corrected and brought back changes the records that it came from, and no other', async () => {
  const csv = Buffer.from((await exported('csv')).bytes).toString('utf8');
  assert.match(csv, /"'=The duty officer"/, 'a spreadsheet runs nothing');
  const back = await bring('back.csv', csv);
  assert.deepEqual([back.created, back.updated, back.unchanged, back.refusedRows], [0, 0, 3, 0]);
  const corrected = await bring('corrected.csv', csv.replace('Room 4', 'Room 5'));
  assert.deepEqual([corrected.created, corrected.updated, corrected.unchanged], [0, 1, 2]);
  const arabic = Buffer.from((await exported('csv', { locale: 'ar' })).bytes).toString('utf8');
  assert.equal((await bring('arabic.csv', arabic)).unchanged, 3, 'in any language');
});
test('a workbook has the records and their dictionary; JSON has both as well; hidden fields are in neither', async () => {
  const xlsx = await exported('xlsx');
  assert.equal((await bring('book.xlsx', xlsx.bytes)).unchanged, 3);
  const json = JSON.parse(Buffer.from((await exported('json')).bytes).toString('utf8')) as Answer;
  assert.equal(json['records'].length, 3);
  assert.ok(json['dictionary'].some((entry: Answer) => entry['field'] === 'account'));
  const operation = operationNamed('focal-point.export');
  assert.ok(operation?.kind === 'file');
  const seen = await runFile(t.house, operation, await t.actor('verifying_officer'), {
    mission: 'UNSMIL',
    format: 'json',
  });
  assert.ok(!Buffer.from(seen.bytes).toString('utf8').includes('"account"'));
});
test('two rows that the house would hold for one are refused, row by row, and the rest stands', async () => {
  const twice =
    'id,component,fieldOffice,since\nA,military,Sirte,2016-01-01\nB,military,Sirte,2016-01-01\nC,military,Zawiya,2016-01-01\n';
  const dry = await bring('twice.csv', twice, true);
  const result = await bring('twice.csv', twice);
  for (const { created, refusedRows, refused: why } of [dry, result])
    assert.deepEqual([created, refusedRows, why[0]?.code], [2, 1, 'already_recorded']);
});
