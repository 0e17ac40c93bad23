/** Rows 9 and 23: without a session nothing is answered, and from another site nothing is changed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApp } from '@openmara/server/http/app';
import { methodOf, pathOf } from '@openmara/server/http/openapi';
import { OPERATIONS } from '@openmara/server/operations/registry';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

/** What a page of another site makes a browser send, and a cookie that no page of ours accompanies. */
const FOREIGN: ReadonlyArray<Readonly<Record<string, string>>> = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
  { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
  { cookie: 'openmara_session=x' },
  { cookie: 'openmara_session=x', 'content-type': 'application/json' },
  { cookie: 'openmara_session=x', origin: 'null', 'content-type': 'application/json' },
  { cookie: 'openmara_session=x', origin: '', 'content-type': 'application/json' },
  { cookie: 'openmara_session=x', 'sec-fetch-site': 'same-site', authorization: `Bearer ${'a'.repeat(40)}` },
  { origin: 'null', authorization: `Bearer ${'a'.repeat(40)}` },
  { origin: 'null', authorization: 'Basic Og==' },
  { origin: 'https://elsewhere.example', authorization: `Bearer ${'-'.repeat(20)}` },
  { 'sec-fetch-site': 'odd', authorization: `Bearer ${'a'.repeat(40)}` },
  ...['Bearer', 'Bearer ', 'bearer x', 'Basic Og==', `Bearer ${'a'.repeat(200)}`, 'Bearer a, Bearer b'].map(
    (authorization) => ({ cookie: 'openmara_session=x', authorization }),
  ),
];
let t: TestHouse;
before(async () => {
  t = await openTestHouse(8);
});
after(() => t.close());

test('without a session every route answers 401, and a write from another site is refused', async () => {
  const app = createApp(t.house, '/nowhere');
  for (const operation of OPERATIONS.filter((o) => o.who !== 'anyone')) {
    const reads = methodOf(operation) === 'get';
    const at = `http://here${pathOf(operation.name)}`;
    const request = reads ? new Request(at) : new Request(at, { method: 'POST', body: '{}' });
    assert.equal((await app.fetch(request)).status, 401, operation.name);
    if (reads) continue;
    for (const headers of FOREIGN) {
      const foreign = new Request(at, { method: 'POST', body: '{}', headers });
      assert.equal((await app.fetch(foreign)).status, 403, `${operation.name} ${JSON.stringify(headers)}`);
    }
  }
});
