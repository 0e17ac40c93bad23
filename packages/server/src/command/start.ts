/** `npm start`: everything from an empty directory to the first page, and a clean way out. */
import { serve } from '@hono/node-server';
import { defaultDataDirectory, lockDirectory } from '../database/data-directory.ts';
import { demonstrationAccounts, loadDemonstration } from '../demonstration/load.ts';
import { releaseQuarters } from '../demonstration/release-quarters.ts';
import { createApp } from '../http/app.ts';
import { buildPages, PAGES } from '../http/build-pages.ts';
import { workQueue } from '../jobs/work.ts';
import { type House, openHouse, ROOT } from './house.ts';

/**
 * Under `npm start` a shell stands between, which takes the signal that npm passes on and ends without passing it:
 * what is left to see is that the process above is another.
 */
function whenNpmEnds(then: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const above = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === above) return;
    clearInterval(looking);
    then();
  }, 200);
  looking.unref();
}

/** The figures of the demonstration, while the pages are open already; what a stop interrupts comes at the next start. */
async function releaseMeanwhile(house: House, closing: () => boolean): Promise<void> {
  try {
    await releaseQuarters(house);
  } catch (error) {
    if (!closing()) console.error('figures were not released:', error);
  }
}

/** Runs until a signal ends it; then everything closes in order. */
export async function start(options: {
  demo: boolean;
  data?: string | undefined;
  port?: number | undefined;
  scale?: number | undefined;
}): Promise<void> {
  const directory = options.data ?? process.env['OPENMARA_DATA'] ?? defaultDataDirectory(ROOT);
  const unlock = lockDirectory(directory);
  let house: House | null = null;
  let closing = false;
  let server: ReturnType<typeof serve> | null = null;
  const stop = async (signal: string): Promise<void> => {
    if (closing) return;
    closing = true;
    console.log(`\n${signal}: stopping …`);
    server?.close();
    await house?.close();
    unlock();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  whenNpmEnds(() => void stop('npm ended'));
  try {
    buildPages();
    house = await openHouse({ dataDirectory: directory });
    house.cluster.supervise();
    if (options.demo)
      await loadDemonstration(house, { scale: options.scale ?? 4000, say: (text) => console.log(text) });
    await workQueue(house);
  } catch (error) {
    await house?.close();
    unlock();
    throw error;
  }
  const port = options.port ?? Number(process.env['PORT'] ?? 4960);
  const app = createApp(house, PAGES);
  server = serve({ fetch: app.fetch, port, hostname: process.env['HOST'] ?? '127.0.0.1' }, (info) => {
    console.log(
      `\nOpenMARA is at http://${info.address === '::' ? 'localhost' : info.address}:${info.port}\n`,
    );
    if (options.demo && house)
      for (const account of demonstrationAccounts())
        console.log(`  ${account.role.padEnd(22)} ${account.email.padEnd(34)} ${account.password}`);
    else console.log('Open the address to create the first administrator.');
    if (options.demo && house) void releaseMeanwhile(house, () => closing);
    console.log(`\nData: ${directory}. Stop with Ctrl-C.`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with --port.` : error.message,
    );
    void house?.close().finally(() => {
      unlock();
      process.exit(1);
    });
  });
}
