/** Lists on the pages: views that are renamed and deleted. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

const mission = 'UNMISS';
let served: ServedHouse;
let browser: Browser;
let base = '';
before(async () => {
  served = await serveHouse(300);
  ({ browser, base } = served);
});
after(() => served.close());

async function signIn(page: Page, role: string): Promise<void> {
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
}
async function enter(role: string, path: string, options: { locale?: string; width?: number } = {}) {
  const context = await browser.newContext({
    locale: options.locale ?? 'en',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(base);
  await signIn(page, role);
  await page.goto(`${base}/m/${mission}/${path}`);
  await settled(page);
  return page;
}
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy]', { state: 'detached' });
}
const button = (name: string): string => `main button:text-is("${say(name)}")`;

test('a view is saved, renamed, deleted and brought back where it is shown', async () => {
  const page = await enter('wpa', 'incidents?status=verified');
  await page.fill(`[aria-label="${say('views.name')}"]`, 'Decided');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip[aria-pressed=true]:text-is("Decided")');
  await page.click(button('views.rename'));
  await page.fill(`[aria-label="${say('views.newname', { name: 'Decided' })}"]`, 'Verified ones');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip[aria-pressed=true]:text-is("Verified ones")');
  assert.equal(await page.locator('.chip:text-is("Decided")').count(), 0);
  await page.click(button('views.delete'));
  await page.waitForSelector(`text=${say('views.deleted', { name: 'Verified ones' })}`);
  assert.equal(await page.locator('.chip:text-is("Verified ones")').count(), 0);
  assert.deepEqual(await faultsOf(page), []);
  await page.click(button('views.back'));
  await page.waitForSelector('.chip[aria-pressed=true]:text-is("Verified ones")');
  await page.context().close();
});
