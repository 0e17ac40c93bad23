/** What places and parties are called, for whoever reads: the register's name in her language, where it has one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import { signIn } from '@openmara/server/access/sign-in';
import { PARTIES } from '@openmara/server/demonstration/letter';
import { createApp } from '@openmara/server/http/app';
import { PAGES } from '@openmara/server/http/build-pages';
import { runOperation } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let token = '';
before(async () => {
  t = await openTestHouse(300);
  const account = { email: 'senior-wpa@demo.example', password: 'demonstration only 2016' };
  token = (await runOperation(t.house, signIn, null, account)).token;
});
after(() => t.close());

/** What an operation answers, as it stands on the line. @param language none is asked for where it is null */
async function answered(operation: string, input: object, language: string | null): Promise<string> {
  const address = `/api/${operation}?input=${encodeURIComponent(JSON.stringify({ mission: 'UNMISS', ...input }))}`;
  const headers = new Headers({ authorization: `Bearer ${token}` });
  if (language) headers.set('accept-language', language);
  const response = await createApp(t.house, PAGES).request(address, { headers });
  assert.equal(response.status, 200, operation);
  return response.text();
}
const party = PARTIES.find(({ name }) => name === 'Sudan People’s Liberation Army') ?? assert.fail();
const called = (locale: string): string =>
  Object.entries(party.names).find(([of]) => of === locale)?.[1] ?? party.name;
const LISTS = [
  ['incident/list', {}],
  ['report/list', {}],
  ['party/directory', {}],
  ['mission/find', { q: 'SPLA' }],
] as const;

for (const locale of LOCALES)
  test(`a party is called by its name in the language of the page, and by no other: ${locale}`, async () => {
    for (const [operation, input] of LISTS) {
      const said = await answered(operation, input, locale);
      assert.ok(said.includes(`"${called(locale)}"`), operation);
      // The directory lists every spelling beside it.
      if (operation !== 'party/directory')
        for (const other of LOCALES.filter((one) => called(one) !== called(locale)))
          assert.ok(!said.includes(`"${called(other)}"`), `${operation} ${other}`);
    }
    const table = await answered('analysis/tabulate', { rows: 'party', statuses: [], locale }, locale);
    assert.ok(table.includes(`"label":"${called(locale)}"`));
  });
test('so is an area, and whoever asks in no language is answered in that of the account', async () => {
  for (const [language, name] of [
    ['fr', 'Unité'],
    ['ar', 'الوحدة'],
    [null, 'Unity'],
  ] as const) {
    const said = await answered('mission/find', { q: 'Unity' }, language);
    assert.ok(said.includes(`"name":"${name}"`), String(language));
  }
});
test('what leaves as a file names a party as the records do', async () => {
  const file = await answered('incident/export', { locale: 'ar' }, 'ar');
  assert.ok(file.includes(party.name) && !file.includes(called('ar')));
});
