/**
 * No request is answered with a fault, however odd: every field that the schema of an operation names is given every
 * odd value, by somebody who may, and some of them together, chosen by a seed. What is refused is refused in words.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { createApp } from '@openmara/server/http/app';
import { methodOf, pathOf } from '@openmara/server/http/openapi';
import type { Operation } from '@openmara/server/operations/operation';
import { OPERATIONS } from '@openmara/server/operations/registry';
import type { Hono } from 'hono';
import { z } from 'zod';
import { everyHolder, type Holder } from './holders.ts';
import { type Asked, openWorld, VALID_INPUT, type World } from './valid-input.ts';
import { WHO_MAY } from './who-may.ts';

const OWN = 'UNMISS';
/** Those that look at a password take a quarter of a second each: fewer of the odd values are tried on them. */
const SLOW = ['access.sign-in', 'access.create-account'];
const SEED = 20_160_706;

let world: World;
let app: Hono;
let holders: Holder[];
const faults: string[] = [];
const saidBefore = console.error;
before(async () => {
  world = await openWorld(20);
  app = createApp(world.house, '/nowhere');
  holders = await everyHolder(world, OWN);
  // What the log says of a fault goes into the failure of the test.
  console.error = (text: string) => void faults.push(text);
});
after(async () => {
  console.error = saidBefore;
  await world.close();
});

/** A small generator of its own, so that a failure can be had again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  '',
  ' ',
  '1',
  'a\u0000b',
  '\u0000',
  'a\ud800b',
  '\udfff',
  '\u0001\u001b',
  '2016-02-30',
  '2015-02-29',
  '0000-00-00',
  '9999-12-31',
  '2016-99-99',
  '2016-02-30T25:61:61Z',
  '0001-01-01_00000000-0000-0000-0000-000000000000',
  '2016-02-30_00000000-0000-0000-0000-000000000000',
  '2016-02-01_------------------------------------',
  '2016-Q9',
  '9999-Q4',
  '0000-Q1',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '["2016-02-30","x"]',
  '[null,null]',
  '%',
  '%E0%A4%A',
  "'; select 1; --",
  '{}',
  '__proto__',
  'constructor',
  'x'.repeat(3000),
  '(['.repeat(1500),
  [],
  [null],
  ['a'],
  [['a']],
  ['\u0000'],
  ['2016-02-30', '2016-02-30'],
  {},
  { a: 'b' },
  { constructor: null },
  { from: '2016-02-30', to: '2016-02-31' },
  { from: '2016-02-30', to: '2016-02-31', precision: 'exact' },
  { min: 1e308, max: -1e308 },
  { 'a\u0000': 1 },
  JSON.parse('{"__proto__": {"mission": "UNMISS"}}'),
  nested(3000),
];

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}
type Path = readonly (string | number)[];
/** Every place in an input that the schema knows, three deep. */
function placesOf(schema: Schema, path: Path = []): Path[] {
  if (path.length > 3) return [];
  const own: Path[] = path.length > 0 ? [path] : [];
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    placesOf(field, [...path, name]),
  );
  const listed = schema.items ? placesOf(schema.items, [...path, 0]) : [];
  return [
    ...own,
    ...inside,
    ...listed,
    ...(schema.anyOf ?? []).flatMap((one) => placesOf(one, path).slice(1)),
  ];
}
/** The input with a value put somewhere; what is missing on the way is made. */
function withValue(input: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') return [withValue(Array.isArray(input) ? input[0] : undefined, rest, value)];
  const known = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
  return { ...known, [step]: withValue((known as Record<string, unknown>)[step], rest, value) };
}

function holderFor(operation: Operation): Holder {
  const may = WHO_MAY[operation.name]?.may ?? [];
  const holder = holders.find((one) => may.includes(one.role) && one.mission) ?? holders[0];
  assert.ok(holder);
  return holder;
}
function requestOf(operation: Operation, token: string, input: unknown, body: Asked['body']): Request {
  const at = `http://here${pathOf(operation.name)}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const text = JSON.stringify(input) ?? '';
  const query = `${at}?input=${encodeURIComponent(text)}`;
  if (methodOf(operation) === 'get') return new Request(query, { headers });
  if (operation.kind === 'upload') return new Request(query, { headers, method: 'POST', body: body ?? '' });
  return new Request(at, { headers, method: 'POST', body: text });
}
/** Asks, and notes what no request may be answered with. */
async function ask(operation: Operation, holder: Holder, asked: Asked, input: unknown): Promise<void> {
  const response = await app.fetch(requestOf(operation, holder.token, input, asked.body));
  const answer = response.status >= 400 ? await response.text() : '';
  if (response.status >= 500 && response.status !== 503)
    faults.push(`${response.status} ${operation.name} ${JSON.stringify(input).slice(0, 300)}`);
  if (response.status >= 400) assert.match(answer, /"code":"\w+"/, operation.name);
}

test('every field of every operation, given every odd value, is answered without a fault', async () => {
  const pick = seeded(SEED);
  let asks = 0;
  for (const operation of OPERATIONS.filter(({ name }) => name !== 'access.sign-out')) {
    const holder = holderFor(operation);
    const asked = await VALID_INPUT[operation.name]?.(world, OWN, holder.actor);
    assert.ok(asked, operation.name);
    const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema;
    const places = placesOf(schema);
    const slow = SLOW.includes(operation.name);
    const oddest = slow ? ODD.filter((value) => typeof value === 'string').slice(0, 12) : ODD;
    for (const place of places)
      for (const value of oddest) {
        asks += 1;
        await ask(operation, holder, asked, withValue(asked.input, place, value));
      }
    for (const whole of [null, [], 'text', 1, nested(1000)]) await ask(operation, holder, asked, whole);
    for (let n = 0; n < (slow ? 0 : 2 * places.length); n += 1) {
      let input: unknown = asked.input;
      for (let k = 0; k < 3; k += 1)
        input = withValue(input, places[pick(places.length)] ?? [], ODD[pick(ODD.length)]);
      await ask(operation, holder, asked, input);
    }
  }
  assert.deepEqual([...new Set(faults)], []);
  assert.ok(asks > 5000, `${asks} requests`);
});

/** Asks over a socket, with a path that no client library would send. */
async function raw(port: number, path: string, headers: Record<string, string>): Promise<number> {
  const outgoing = request({ port, path, headers });
  outgoing.end();
  const [answer] = (await once(outgoing, 'response')) as [{ statusCode: number; resume(): void }];
  answer.resume();
  return answer.statusCode;
}
test('paths, questions, cookies and headers that decode to nothing are answered without a fault', async () => {
  faults.length = 0;
  const server = serve({ fetch: createApp(world.house, import.meta.dirname).fetch, port: 0 });
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const paths = [
    '/%',
    '/%E0%A4%A',
    '/assets/%00',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/api/%',
    '/api/%00/%ff',
  ];
  const questions = ['%', '%E0%A4%A', '{', '%00', '"\\ud800"', '%22%5Cud800%22', '1e999', '-', '[', ''];
  const list = pathOf('incident.list');
  for (const path of [...paths, ...questions.map((question) => `${list}?input=${encodeURI(question)}`)])
    assert.ok((await raw(port, path, {})) < 500, path);
  for (const question of questions)
    assert.ok((await raw(port, `${list}?input=${question}`, {})) < 500, question);
  const odd: ReadonlyArray<Record<string, string>> = [
    { cookie: 'openmara_session=%E0%A4%A' },
    { cookie: 'openmara_session=%00' },
    { cookie: '=;=;;;' },
    { authorization: 'Bearer %00' },
    { authorization: 'Bearer' },
    { authorization: 'Basic Og==' },
    { 'x-forwarded-for': ',,,::::,%' },
    { 'content-length': '0' },
  ];
  for (const headers of odd) assert.ok((await raw(port, list, headers)) < 500, JSON.stringify(headers));
  for (const body of [
    '['.repeat(400_000) + ']'.repeat(400_000),
    '{"a":'.repeat(100_000),
    '',
    'null',
    '\ufeff{}',
  ])
    assert.ok((await app.request('/api/access/set-up', { method: 'POST', body })).status < 500);
  server.close();
  assert.deepEqual(faults, []);
});
