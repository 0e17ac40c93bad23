/** The field with a list over thousands of places: as the ARIA pattern has it, by keys and by ear, from either side. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import type { Page } from 'playwright-core';
import { enter, faultsOf, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(40);
});
after(() => served.close());

interface Heard {
  readonly expanded: string | null;
  /** What the field says it is at; null where that is no option of the list that it controls. */
  readonly at: string | null;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly status: string;
  readonly value: string;
  readonly focused: boolean;
  readonly inSight: boolean;
}
/** What a screen reader is told of the field. */
const heard = (page: Page): Promise<Heard> =>
  page.evaluate(`(() => {
    const field = document.querySelector('#field-placeId');
    const list = document.getElementById(field.getAttribute('aria-controls'));
    const active = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    const options = list.checkVisibility() ? [...list.querySelectorAll('[role=option]')] : [];
    const box = active?.getBoundingClientRect(), frame = list.getBoundingClientRect();
    return {
      expanded: field.getAttribute('aria-expanded'),
      at: active && active.closest('[role=listbox]') === list && active.getAttribute('aria-selected') === 'true' ? active.textContent : null,
      options: options.map((one) => one.textContent),
      chosen: options.filter((one) => one.getAttribute('aria-selected') === 'true').length,
      status: field.parentElement.querySelector('[role=status]').textContent,
      value: field.value,
      focused: document.activeElement === field,
      inSight: !active || (box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1),
    };
  })()`);
/** Until what was typed is looked up. */
const found = (page: Page): Promise<void> =>
  page
    .locator('.combobox:has(#field-placeId) [role=status]')
    .filter({ hasText: /./ })
    .waitFor({ state: 'attached' });

/** Each by another account: a form that was left open is offered again. */
const WHO = ['focal-point', 'wpa', 'field-wpa'];
for (const [at, locale] of LOCALES.entries())
  test(`a place is found and chosen with the keys alone, and each step is told: ${locale}`, async () => {
    const page = await enter(served, WHO[at] ?? 'senior-wpa', {
      locale,
      width: locale === 'ar' ? 390 : 1280,
    });
    await page.goto(`${served.base}/m/UNMISS/reports/new`);
    await settled(page);
    await page.locator('#field-placeId').focus();
    const closed = await heard(page);
    assert.deepEqual([closed.expanded, closed.at, closed.options.length], ['false', null, 0]);

    await page.keyboard.press('ArrowDown');
    await found(page);
    const opened = await heard(page);
    assert.deepEqual([opened.expanded, opened.options.length, opened.chosen], ['true', 20, 1]);
    assert.equal(opened.at, opened.options[0]);
    assert.match(opened.status, /20/, 'that there are more than are shown');
    assert.ok(await page.locator('.combobox:has(#field-placeId) .found').isVisible());
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('ArrowUp');
    const last = await heard(page);
    assert.deepEqual([last.at, last.inSight], [last.options.at(-1), true], 'from the first to the last');
    await page.keyboard.press('ArrowDown');
    assert.equal((await heard(page)).at, opened.options[0], 'and back');

    await page.keyboard.type('bent');
    await page.locator('#field-placeId-found [role=option]').nth(19).waitFor({ state: 'detached' });
    await found(page);
    const narrowed = await heard(page);
    assert.ok(narrowed.options.some((name) => name.includes('Bentiu')));
    assert.ok(narrowed.status.includes(String(narrowed.options.length)));
    await page.keyboard.press('Escape');
    const left = await heard(page);
    assert.deepEqual([left.expanded, left.value, left.focused], ['false', '', true], 'nothing is chosen');

    await page.keyboard.type('bentiu');
    await page.keyboard.press('Enter');
    await page.locator('#field-placeId-found').waitFor({ state: 'hidden' });
    const chosen = await heard(page);
    assert.match(chosen.value, /^Bentiu/);
    assert.deepEqual([chosen.expanded, chosen.focused], ['false', true]);
    await page.keyboard.press('ArrowDown');
    await found(page);
    await page.keyboard.press('Tab');
    const passed = await heard(page);
    assert.deepEqual([passed.expanded, passed.value, passed.focused], ['false', chosen.value, false]);
    await page.context().close();
  });
