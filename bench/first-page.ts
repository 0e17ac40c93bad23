/** From the start of the process to the first page, and the home page on a slow line. */
import { openBrowser } from '../tests/browser/open-browser.ts';
import { type BenchRow, median, seconds } from './measure.ts';
import { call, type RunningServer, signIn, startServer } from './server.ts';

export async function benchStart(directory: string, incidents: number): Promise<BenchRow[]> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const server = await startServer(directory);
    times.push(server.toFirstPage);
    await server.stop();
  }
  return [
    {
      what: `\`npm start\` on existing data (${incidents.toLocaleString('en-GB')} incidents) to the first page`,
      target: '≤ 4 s',
      seen: seconds(median(times)),
      reached: median(times) <= 4000,
    },
  ];
}

/** 1.6 Mbit/s with 150 ms to the server and back, a processor four times slower, nothing in the cache, a reader who is signed in. */
export async function benchFirstLoad(server: RunningServer, mission: string): Promise<BenchRow[]> {
  const token = await signIn(server.port, 'senior-wpa@demo.example');
  const browser = await openBrowser();
  const times: number[] = [];
  let script = 0;
  try {
    for (let run = 0; run < 3; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
      await context.addCookies([
        {
          name: 'openmara_session',
          value: token,
          domain: '127.0.0.1',
          path: '/',
          httpOnly: true,
          sameSite: 'Strict',
        },
      ]);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 200_000,
        uploadThroughput: 93_750,
      });
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const scripts: string[] = [];
      page.on('response', (response) => {
        const path = new URL(response.url()).pathname;
        if (path.endsWith('.js')) scripts.push(path);
      });
      const before = performance.now();
      await page.goto(`http://127.0.0.1:${server.port}/m/${mission}/home`, { waitUntil: 'commit' });
      await page.waitForSelector('main h1');
      await page.waitForSelector('[aria-busy]', { state: 'detached' });
      times.push(performance.now() - before);
      script = (await Promise.all([...new Set(scripts)].map((path) => gzipped(server.port, path)))).reduce(
        (sum, size) => sum + size,
        0,
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return [
    {
      what: 'first load of the home page: script, gzipped; time until it can be used at 1.6 Mbit/s and 150 ms',
      target: '≤ 200 kB; ≤ 2 s',
      seen: `${Math.round(script / 1000)} kB; ${seconds(median(times))}`,
      reached: script <= 200_000 && median(times) <= 2000,
    },
  ];
}
async function gzipped(port: number, path: string): Promise<number> {
  const { text } = await call(port, 'GET', path);
  const { gzipSync } = await import('node:zlib');
  return gzipSync(text, { level: 9 }).length;
}
