/** What a page brings over a slow line when it is opened for the first time. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import { enter, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(40);
});
after(() => served.close());

/** The files that a page brings, each with its size as it was sent. */
async function broughtBy(locale: string): Promise<Map<string, number>> {
  const page = await enter(served, 'wpa', { locale });
  const brought = new Map<string, number>();
  const fresh = await page
    .context()
    .browser()
    ?.newContext({
      locale,
      storageState: await page.context().storageState(),
    });
  const first = (await fresh?.newPage()) ?? assert.fail('no window');
  const sizes: Array<Promise<void>> = [];
  first.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/'))
      sizes.push(
        request.sizes().then(({ responseBodySize }) => void brought.set(pathname, responseBodySize)),
      );
  });
  await first.goto(`${served.base}/m/UNMISS/home`);
  await settled(first);
  await first.waitForLoadState('networkidle');
  await Promise.all(sizes);
  await first.context().close();
  await page.context().close();
  return brought;
}
const kB = (brought: Map<string, number>): number =>
  Math.round([...brought.values()].reduce((sum, size) => sum + size, 0) / 1000);

test('Arabic letters come only where Arabic is read, and a first page is at most 200 kB without them', async () => {
  for (const locale of LOCALES) {
    const brought = await broughtBy(locale);
    const arabic = [...brought].filter(([name]) => name.includes('arabic'));
    assert.equal(arabic.length > 0, locale === 'ar', `${locale}: ${arabic.join(' ')}`);
    for (const [name] of arabic) brought.delete(name);
    console.log(`${locale}: ${kB(brought)} kB, and ${kB(new Map(arabic))} kB of Arabic letters`);
    assert.ok(kB(brought) <= 200, `${locale}: ${kB(brought)} kB`);
  }
});
