import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { may, ROLES } from '@openmara/core/access/rules';
import { LOCALES } from '@openmara/core/language/languages';
import { PAGES } from './offer.ts';
import { STOPS, stopsFor } from './tour.ts';

const wordsOf = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../locales/${locale}/help/tour.json`), 'utf8'));

test('each stop has its page, under what that page needs or more, and a sentence or two in every language', () => {
  for (const { code, path, needs } of STOPS) {
    const page = PAGES.find((one) => one.path === path) ?? assert.fail(path);
    for (const role of ROLES) if (may(role, needs)) assert.ok(may(role, page.needs), `${role} ${code}`);
    for (const locale of LOCALES) {
      const said = wordsOf(locale)[code] ?? assert.fail(`${locale} ${code}`);
      assert.ok(said.length < 260 && (said.match(/[.؟!](?:\s|$)/g) ?? []).length <= 2, `${locale} ${code}`);
    }
  }
  for (const locale of LOCALES)
    assert.deepEqual(Object.keys(wordsOf(locale)).sort(), STOPS.map(({ code }) => code).sort());
});
test('an adviser has eight to ten stops, and everybody has one', () => {
  const stops = (role: (typeof ROLES)[number]): number =>
    stopsFor((capability) => may(role, capability)).length;
  for (const role of ['senior_wpa', 'wpa'] as const) assert.ok(stops(role) >= 8 && stops(role) <= 10, role);
  for (const role of ROLES) assert.ok(stops(role) >= 1, role);
});
