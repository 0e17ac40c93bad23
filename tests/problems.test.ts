/** Refusals under test: in the language that is asked for, with a reason beside each field, and never an id of a message. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem, PROBLEMS, type ProblemCode } from '@openmara/core/access/problems';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { signIn } from '@openmara/server/access/sign-in';
import { createApp } from '@openmara/server/http/app';
import { PAGES } from '@openmara/server/http/build-pages';
import { problemDocument } from '@openmara/server/language/problem-words';
import { runOperation } from '@openmara/server/operations/run';
import { z } from 'zod';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const document = z.object({
  title: z.string(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ field: z.string().optional(), reason: z.string() })),
});
type Document = z.infer<typeof document>;

let t: TestHouse;
let token = '';
before(async () => {
  t = await openTestHouse(20);
  const account = { email: 'wpa@demo.example', password: 'demonstration only 2016' };
  token = (await runOperation(t.house, signIn, null, account)).token;
});
after(() => t.close());

async function asked(path: string, languages: string): Promise<Document> {
  const response = await createApp(t.house, PAGES).request(path, {
    headers: { authorization: `Bearer ${token}`, 'accept-language': languages },
  });
  return document.parse(await response.json());
}
const get = (id: string): string =>
  `/api/incident/get?input=${encodeURIComponent(JSON.stringify({ mission: 'UNMISS', id }))}`;
const said = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../locales/${locale}/problems.json`), 'utf8'));

test('every refusal of the catalogue says in every language what happened and what to do', () => {
  const inFirst = new Map<string, unknown>();
  for (const locale of LOCALES)
    for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
      const { title, detail } = problemDocument(new Problem(code), locale);
      for (const [part, text] of [
        ['title', title],
        ['detail', detail],
      ]) {
        assert.doesNotMatch(String(text), /^problem\.|\{/, `${locale} ${code}`);
        if (locale === FIRST_LOCALE) inFirst.set(`${code} ${String(part)}`, text);
        else assert.notEqual(text, inFirst.get(`${code} ${String(part)}`), `${locale} ${code}`);
      }
    }
});
test('the language is the first of the house among those that are asked for', async () => {
  for (const [languages, locale] of [
    ['fr-CA, en;q=0.5', 'fr'],
    ['de, ar-SD;q=0.8, en;q=0.3', 'ar'],
    ['sw', 'en'],
  ] as const) {
    const problem = await asked(get('01890000-0000-7000-8000-000000000000'), languages);
    assert.equal(problem.code, 'not_found');
    assert.equal(problem.title, said(locale)['problem.not_found']);
  }
});
test('a reason beside a field is a sentence for people, whatever the schema finds', async () => {
  const ask = async (operation: string, input: object): Promise<string[]> =>
    (await asked(`/api/${operation}?input=${encodeURIComponent(JSON.stringify(input))}`, 'fr')).errors.map(
      ({ field, reason }) => `${field ?? ''}: ${reason}`,
    );
  const why = (id: string): string => said('fr')[`problem.why.${id}`] ?? assert.fail(id);
  const mission = 'UNMISS';
  assert.deepEqual(await ask('incident/get', { mission, id: 'xyz' }), [`id: ${why('address')}`]);
  assert.deepEqual(await ask('incident/get', { mission }), [`id: ${why('missing')}`]);
  assert.deepEqual(await ask('incident/list', { mission, limit: 0, from: '2016-02-30' }), [
    `from: ${why('no-such-day')}`,
    `limit: ${why('too-small').replace('{limit}', '1')}`,
  ]);
  const [status = ''] = await ask('incident/list', { mission, status: 'perhaps' });
  assert.match(status, /^status: Ce n’est aucun des choix. Il y a : reported, .*verified/);
  assert.deepEqual(await ask('incident/list', { mission, limit: 'many' }), [`limit: ${why('type')}`]);
  assert.deepEqual(await ask('release/get', { mission, period: '2016-Q9' }), [`period: ${why('period')}`]);
});
