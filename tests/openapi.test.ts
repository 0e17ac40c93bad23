/** /api/openapi.json, from which others make their clients: valid by the standard's own schema, whole, and true of real answers. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApp } from '@openmara/server/http/app';
import { pathOf } from '@openmara/server/http/openapi';
import { runOperation } from '@openmara/server/operations/run';
import { signIn } from '@openmara/server/access/sign-in';
import type { Operation } from '@openmara/server/operations/operation';
import { OPERATIONS } from '@openmara/server/operations/registry';
import { compileErrors, validate } from '@readme/openapi-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Content {
  readonly [type: string]: { readonly schema: { [name: string]: Json } };
}
interface Described {
  readonly operationId: string;
  readonly security: unknown[];
  readonly parameters?: ReadonlyArray<{ name: string; in: string; content: Content }>;
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: { readonly [status: string]: { readonly content: Content } };
}
interface Document {
  readonly openapi: string;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Described } };
  readonly components: { readonly schemas: { readonly Problem: { [name: string]: Json } } };
}

let t: TestHouse;
let app: Hono;
let served = '';
const document = (): Document => JSON.parse(served);
before(async () => {
  t = await openTestHouse(8);
  app = createApp(t.house, '/nowhere');
  const response = await app.fetch(new Request('http://here/api/openapi.json'));
  assert.equal(response.status, 200);
  served = await response.text();
});
after(() => t.close());

/** The parser's verdict in words; empty where the document is valid. */
async function faultsOf(text: string): Promise<string> {
  const result = await validate(JSON.parse(text));
  return result.valid ? '' : compileErrors(result);
}
test('it is valid OpenAPI 3.1, and a fault in it would be seen', async () => {
  assert.match(document().openapi, /^3\.1\.\d$/);
  assert.equal(await faultsOf(served), '');
  assert.notEqual(await faultsOf(served.replaceAll('"in":"query"', '"in":"nowhere"')), '');
});

/** Every schema of the document, with where it stands. */
function schemas(): Array<[string, { [name: string]: Json }]> {
  const { paths, components } = document();
  const found: Array<[string, { [name: string]: Json }]> = [['Problem', components.schemas.Problem]];
  for (const [path, methods] of Object.entries(paths))
    for (const described of Object.values(methods)) {
      const contents: Array<[string, Content]> = [
        ...(described.parameters ?? []).map((p): [string, Content] => [`?${p.name}`, p.content]),
        ...(described.requestBody ? [['body', described.requestBody.content] as [string, Content]] : []),
        ...Object.entries(described.responses).map(([status, r]): [string, Content] => [status, r.content]),
      ];
      for (const [where, content] of contents)
        for (const { schema } of Object.values(content))
          if (!('$ref' in schema)) found.push([`${path} ${where}`, schema]);
    }
  return found;
}
const compiler = (): Ajv2020 =>
  new Ajv2020({ strictSchema: true, strictRequired: false, strictTypes: false, validateFormats: false });
test('every schema in it compiles as JSON Schema 2020-12, with no word that the standard does not know', () => {
  const all = schemas();
  assert.ok(all.length >= 2 * OPERATIONS.length - 5, `${all.length} schemas`);
  for (const [where, schema] of all) assert.doesNotThrow(() => compiler().compile(schema), where);
});

/** How an operation of a kind is asked and answered. */
function shapeOf(described: Described): unknown {
  const parameter = described.parameters?.[0];
  return {
    asked: parameter && [parameter.name, parameter.in, Object.keys(parameter.content)],
    body: described.requestBody && [
      described.requestBody.required,
      Object.keys(described.requestBody.content),
    ],
    answered: Object.keys(described.responses['200']?.content ?? {}),
    refused: described.responses['default']?.content['application/problem+json']?.schema,
  };
}
const inQuery = ['input', 'query', ['application/json']];
const refused = { $ref: '#/components/schemas/Problem' };
const SHAPES: Readonly<Record<Operation['kind'], { method: string; shape: unknown }>> = {
  query: {
    method: 'get',
    shape: { asked: inQuery, body: undefined, answered: ['application/json'], refused },
  },
  file: { method: 'get', shape: { asked: inQuery, body: undefined, answered: ['*/*'], refused } },
  upload: {
    method: 'post',
    shape: {
      asked: inQuery,
      body: [true, ['application/octet-stream']],
      answered: ['application/json'],
      refused,
    },
  },
  command: {
    method: 'post',
    shape: {
      asked: undefined,
      body: [true, ['application/json']],
      answered: ['application/json'],
      refused,
    },
  },
};
test('each operation of the registry is there once, in the shape of its kind, and no other', () => {
  const { paths } = document();
  const described = Object.values(paths).flatMap((methods) => Object.values(methods));
  assert.equal(new Set(described.map((one) => one.operationId)).size, described.length);
  assert.deepEqual(
    described.map((one) => one.operationId).sort(),
    OPERATIONS.map((operation) => operation.name).sort(),
  );
  for (const operation of OPERATIONS) {
    const { method, shape } = SHAPES[operation.kind];
    const methods = paths[pathOf(operation.name)] ?? {};
    assert.deepEqual(Object.keys(methods), [method], operation.name);
    const one = methods[method];
    assert.ok(one);
    assert.equal(one.operationId, operation.name);
    assert.deepEqual(shapeOf(one), shape, operation.name);
    assert.equal(one.security.length > 0, operation.who !== 'anyone', operation.name);
  }
});

test('real answers and real refusals are as it says', async () => {
  const { token } = await runOperation(t.house, signIn, null, {
    email: 'wpa@demo.example',
    password: 'demonstration only 2016',
  });
  const { paths, components } = document();
  const ask = async (name: string, input: object): Promise<Response> =>
    app.fetch(
      new Request(`http://here${pathOf(name)}?input=${encodeURIComponent(JSON.stringify(input))}`, {
        headers: { cookie: `openmara_session=${token}` },
      }),
    );
  for (const [name, input] of Object.entries({
    'mission.list': {},
    'mission.home': { mission: 'UNMISS' },
    'incident.list': { mission: 'UNMISS' },
    'report.list': { mission: 'UNMISS' },
    'party.directory': {},
    'analysis.tabulate': { mission: 'UNMISS', rows: 'form', columns: 'sex' },
  })) {
    const response = await ask(name, input);
    assert.equal(response.status, 200, name);
    const schema = paths[pathOf(name)]?.['get']?.responses['200']?.content['application/json']?.schema;
    assert.ok(schema);
    const fits = compiler().compile(schema);
    assert.ok(fits(await response.json()), `${name}: ${JSON.stringify(fits.errors)}`);
  }
  const problem = compiler().compile(components.schemas.Problem);
  for (const input of [{ mission: 'NOSUCH' }, { mission: 'UNMISS', limit: 0 }]) {
    const response = await ask('incident.list', input);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.ok(problem(await response.json()), JSON.stringify(problem.errors));
  }
});
