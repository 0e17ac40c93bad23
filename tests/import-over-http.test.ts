/** An import as the page does it: over HTTP, with a session cookie, from the file to the corrected refused rows. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { createApp } from '@openmara/server/http/app';
import { workQueue } from '@openmara/server/jobs/work';
import { parse } from 'csv-parse/sync';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
const PASSWORD = 'demonstration only 2016';
let t: TestHouse;
let server: ReturnType<typeof serve>;
let origin = '';
let cookie = '';
before(async () => {
  t = await openTestHouse(8);
  await workQueue(t.house);
  const app = createApp(t.house, '/nowhere');
  origin = await new Promise((listening) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      listening(`http://127.0.0.1:${info.port}`),
    );
  });
  const signedIn = await post('access.sign-in', { email: 'wpa@demo.example', password: PASSWORD });
  assert.equal(signedIn.status, 200);
  const set = signedIn.headers.get('set-cookie') ?? '';
  assert.match(set, /HttpOnly/);
  assert.match(set, /SameSite=Strict/);
  cookie = set.split(';')[0] ?? '';
});
after(async () => {
  server.close();
  await t.close();
});

type Headers = Readonly<Record<string, string>>;
const addressOf = (name: string, input?: unknown): string =>
  `${origin}/api/${name.replace('.', '/')}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`;
/** What a browser adds to the requests of our own pages. */
const ours = (): Headers => ({ cookie, origin, 'sec-fetch-site': 'same-origin' });
const post = (name: string, body: unknown, headers: Headers = ours()): Promise<Response> =>
  fetch(addressOf(name), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (name: string, input: unknown, headers: Headers = { cookie }): Promise<Response> =>
  fetch(addressOf(name, input), { headers });
const put = (fileName: string, content: string, headers: Headers = ours()): Promise<Response> =>
  fetch(addressOf('import.upload', { mission, fileName }), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: content,
  });
/** The answer of a request that must succeed. */
async function answer<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked;
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
}
/** Status and code of one that must not. */
async function refusal(asked: Promise<Response>): Promise<[number, string]> {
  const response = await asked;
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const problem: { code: string } = await response.json();
  return [response.status, problem.code];
}

interface Run {
  id: string;
  state: string;
  rows: number;
  created: number;
  refused: number;
  problem: string | null;
  startedBy: string;
}
/** Asks as the page does until the import has come to its end. */
async function ended(id: string): Promise<Run> {
  for (let asked = 0; asked < 300; asked += 1) {
    const { items } = await answer<{ items: Run[] }>(get('import.list', { mission }));
    const run = items.find((item) => item.id === id);
    if (run && ['applied', 'failed'].includes(run.state)) return run;
    await new Promise((later) => setTimeout(later, 100));
  }
  return assert.fail('the import did not come to its end');
}
interface Preview {
  mapping: { name: string; columns: Record<string, string> };
  header: string[];
  rows: number;
  created: number;
  refusedRows: number;
  refused: Array<{ row: number; column: string; value: string; code: string; reason: string }>;
}

const HEADER = 'Ref,When,Where it was,What,How many';
const LOG = [
  HEADER,
  'H-1,2016-08-01,Bentiu,Rape,1',
  'H-2,some day,Bentiu,Rape,2',
  'H-3,2016-08-03,"Juba, at the ""market""",Gang rape,1',
  'H-4,2016-08-04,Leer,weather,1',
  '',
].join('\n');
const MAPPING = {
  name: 'as we keep it',
  columns: { Ref: 'key', When: 'occurred', 'Where it was': 'place', What: 'forms', 'How many': 'count' },
};
let importId = '';

test('a file is brought, looked at with and without a mapping, imported as a job, and its refused rows are read', async () => {
  const { uploadId, bytes } = await answer<{ uploadId: string; bytes: number }>(put('log.csv', LOG));
  assert.equal(bytes, Buffer.byteLength(LOG));
  const proposed = await answer<Preview>(post('import.preview', { mission, uploadId }));
  assert.deepEqual(proposed.header, HEADER.split(','));
  assert.equal(proposed.rows, 4);
  const seen = await answer<Preview>(post('import.preview', { mission, uploadId, mapping: MAPPING }));
  assert.deepEqual([seen.rows, seen.created, seen.refusedRows], [4, 2, 2]);
  assert.deepEqual(
    seen.refused.map(({ row, column, value }) => [row, column, value]),
    [
      [3, 'When', 'some day'],
      [5, 'What', 'weather'],
    ],
  );
  const { items } = await answer<{ items: Run[] }>(get('import.list', { mission }));
  assert.deepEqual(items, [], 'looking imports nothing');

  await answer(post('import.save-mapping', { mission, name: MAPPING.name, mapping: seen.mapping }));
  const byName = await answer<Preview>(
    post('import.preview', { mission, uploadId, mappingName: MAPPING.name }),
  );
  assert.deepEqual(byName.mapping, seen.mapping);
  ({ id: importId } = await answer<{ id: string }>(
    post('import.start', { mission, uploadId, mapping: byName.mapping }),
  ));
  const run = await ended(importId);
  assert.deepEqual([run.state, run.rows, run.created, run.refused, run.problem], ['applied', 4, 2, 2, null]);
  assert.match(run.startedBy, /^Wpa/);
  assert.deepEqual(readdirSync(join(t.directory, 'uploads')), [], 'what was imported is deleted');

  const refusals = await answer<{ header: string[]; items: Array<{ row: number; cells: string[] }> }>(
    get('import.refusals', { mission, id: importId }),
  );
  assert.deepEqual(refusals.header, HEADER.split(','));
  assert.deepEqual(
    refusals.items.map((item) => [item.row, item.cells[0]]),
    [
      [3, 'H-2'],
      [5, 'H-4'],
    ],
  );
});

test('the refused rows come as a file; corrected there and imported again, all are accepted', async () => {
  const file = await get('import.refused-rows', { mission, id: importId });
  assert.equal(file.status, 200);
  assert.match(file.headers.get('content-type') ?? '', /^text\/csv/);
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.-]+\.csv"$/);
  assert.equal(file.headers.get('cache-control'), 'no-store');
  const text = await file.text();
  const lines: string[][] = parse(text, { bom: true });
  assert.deepEqual(
    lines.map((line) => line.slice(0, 5)),
    [
      HEADER.split(','),
      ['H-2', 'some day', 'Bentiu', 'Rape', '2'],
      ['H-4', '2016-08-04', 'Leer', 'weather', '1'],
    ],
  );
  assert.ok(
    lines.slice(1).every((line) => (line[5] ?? '').length > 10),
    'each row says why',
  );

  const corrected = text.replace('some day', '2016-08-02').replace('"weather"', '"Rape"');
  const { uploadId } = await answer<{ uploadId: string }>(put('refused-rows.csv', corrected));
  const seen = await answer<Preview>(
    post('import.preview', { mission, uploadId, mappingName: MAPPING.name }),
  );
  assert.deepEqual([seen.rows, seen.created, seen.refused], [2, 2, []]);
  const { id } = await answer<{ id: string }>(
    post('import.start', { mission, uploadId, mapping: seen.mapping }),
  );
  const run = await ended(id);
  assert.deepEqual([run.state, run.rows, run.created, run.refused], ['applied', 2, 2, 0]);
  const again = await answer<{ uploadId: string }>(put('log.csv', corrected));
  const twice = await answer<Preview & { unchanged: number }>(
    post('import.preview', { mission, uploadId: again.uploadId, mappingName: MAPPING.name }),
  );
  assert.deepEqual([twice.created, twice.unchanged], [0, 2], 'they are the same reports');
});

test('an import that cannot be read says so in the list, in words, and keeps nothing', async () => {
  const { uploadId } = await answer<{ uploadId: string }>(put('empty.csv', ''));
  assert.deepEqual(await refusal(post('import.preview', { mission, uploadId })), [422, 'file_refused']);
  await answer(post('import.start', { mission, uploadId, mapping: MAPPING }));
  const run = await ended(uploadId);
  assert.deepEqual([run.state, run.rows, run.created], ['failed', 0, 0]);
  assert.match(run.problem ?? '', /\w+ \w+/);
});

/** A request on a connection of its own, which may end with the refusal. @param body null: only its length is announced */
const alone = (path: string, type: string, length: number, body: string | null): Promise<number> =>
  new Promise((answered, failed) => {
    const asked = request(`${origin}${path}`, {
      method: 'POST',
      agent: false,
      timeout: 20_000,
      headers: { ...ours(), 'content-type': type, 'content-length': String(length) },
    });
    asked.on('response', (response) => {
      answered(response.statusCode ?? 0);
      asked.destroy();
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer before the body')));
    asked.on('error', failed);
    if (body === null) asked.flushHeaders();
    else asked.end(body);
  });
/** What a browser sends of its own accord with a page of another site. */
const FOREIGN: readonly Headers[] = [
  { origin: 'https://elsewhere.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

test('what is too large, not JSON, without a session or from another site is refused, and leaves no file', async () => {
  const before = readdirSync(join(t.directory, 'uploads')).length;
  const upload = { mission, fileName: 'log.csv' };
  const address = addressOf('import.upload', upload).slice(origin.length);
  assert.equal(await alone(address, 'application/octet-stream', 2_000_000_001, null), 413);
  const long = JSON.stringify({ mission, name: 'x'.repeat(1_000_000), mapping: MAPPING });
  assert.equal(await alone('/api/import/save-mapping', 'application/json', long.length, long), 413);
  assert.deepEqual(await refusal(post('import.preview', '{"mission":')), [400, 'body_not_json']);
  const bad = `${origin}/api/import/upload?input=${encodeURIComponent('{"mission":')}`;
  const badInput = fetch(bad, { method: 'POST', headers: ours(), body: LOG });
  assert.deepEqual(await refusal(badInput), [400, 'body_not_json']);
  const nameless = fetch(addressOf('import.upload', { mission }), {
    method: 'POST',
    headers: ours(),
    body: LOG,
  });
  assert.deepEqual(await refusal(nameless), [422, 'input_invalid']);

  const nobody = { origin, 'sec-fetch-site': 'same-origin' };
  assert.deepEqual(await refusal(put('log.csv', LOG, nobody)), [401, 'sign_in_needed']);
  assert.deepEqual(await refusal(get('import.list', { mission }, {})), [401, 'sign_in_needed']);
  assert.deepEqual(
    await refusal(
      get('import.refused-rows', { mission, id: importId }, { cookie: 'openmara_session=nobody' }),
    ),
    [401, 'sign_in_needed'],
  );
  for (const sent of FOREIGN) {
    const foreign = { cookie, ...sent };
    assert.deepEqual(
      await refusal(put('log.csv', LOG, foreign)),
      [403, 'cross_site'],
      JSON.stringify(foreign),
    );
    assert.deepEqual(
      await refusal(post('import.save-mapping', { mission, name: 'theirs', mapping: MAPPING }, foreign)),
      [403, 'cross_site'],
    );
  }
  assert.equal(readdirSync(join(t.directory, 'uploads')).length, before);
});
test('a request that is refused for its size does not spoil the next one on the same connection', async () => {
  const long = JSON.stringify({ mission, name: 'x'.repeat(1_100_000), mapping: MAPPING });
  for (let n = 0; n < 6; n += 1) {
    assert.deepEqual(await refusal(post('import.save-mapping', long)), [413, 'body_too_large'], `large ${n}`);
    assert.equal((await get('import.list', { mission })).status, 200, `after ${n}`);
  }
});
