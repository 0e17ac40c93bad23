/** A record on paper: without the frame, in black on white, marked, and with who printed it when. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { enter, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(40);
});
after(() => served.close());

for (const list of ['incidents', 'reports'])
  test(`a record of ${list} prints without the frame, marked, with who printed it`, async () => {
    const page = await enter(served, 'senior-wpa', { dark: true });
    await page.goto(`${served.base}/m/UNMISS/${list}`);
    await settled(page);
    const title = (await page.textContent('main h1')) ?? '';
    await page.locator('.dense td.line a').first().click();
    await page.waitForURL((url) => !url.pathname.endsWith(`/${list}`));
    // The heading of the record, and no more that of the list.
    await page.locator('main h1').filter({ hasNotText: title }).waitFor();
    await settled(page);
    assert.equal(await page.locator('.print-mark').isVisible(), false);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const part of ['.side', '.top', '.foot', 'main button', 'main form'])
      assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
    const mark = page.locator('.print-mark');
    const text = (await mark.textContent()) ?? '';
    assert.ok(text.includes(say('print.confidential')));
    assert.match(text, /Senior wpa/i);
    assert.ok(text.includes(say('synthetic')));
    assert.ok(await page.locator('main h1').isVisible());
    const colours =
      'getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector("main h1")).color';
    assert.equal(await page.evaluate(colours), 'rgb(255, 255, 255)rgb(0, 0, 0)');
    await page.context().close();
  });
