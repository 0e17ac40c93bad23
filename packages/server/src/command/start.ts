/** `npm start`: everything from an empty directory to the first page, and a clean way out. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { findActorByEmail } from '../access/sessions.ts';
import { defaultDataDirectory, lockDirectory } from '../database/cluster.ts';
import { demonstrationAccounts, loadDemonstration } from '../demonstration/load.ts';
import { applyImport } from '../exchange/imports.ts';
import { createApp } from '../http/app.ts';
import { runOperation } from '../operations/run.ts';
import { type House, openHouse, ROOT } from './house.ts';

export const PAGES = join(ROOT, 'packages/web/dist');

/** The newest change among the sources of the pages, in milliseconds. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !['node_modules', 'dist'].includes(entry.name))
      .map((entry) =>
        entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs,
      ),
  );
}
export function buildPages(): void {
  const index = join(PAGES, 'index.html');
  if (
    existsSync(index) &&
    statSync(index).mtimeMs >
      Math.max(
        newest(join(ROOT, 'packages/web')),
        newest(join(ROOT, 'packages/core')),
        newest(join(ROOT, 'locales')),
      )
  )
    return;
  console.log('Building the pages …');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const built = spawnSync(
    process.execPath,
    [vite, 'build', join(ROOT, 'packages/web'), '--logLevel', 'warn'],
    { cwd: ROOT, stdio: 'inherit' },
  );
  if (built.status !== 0) throw new Error('The pages could not be built; see the messages above.');
}

const importJob = z.object({
  mission: z.string(),
  uploadId: z.string(),
  fileName: z.string(),
  mapping: mappingSchema,
  email: z.string(),
});

/** Imports run under the account that asked for them, by the same rules. */
export async function workQueue(house: House): Promise<void> {
  const queue = await house.queue();
  await queue.work('import', async (data) => {
    const job = importJob.parse(data);
    const actor = await findActorByEmail(house.pool, job.email);
    try {
      await runOperation(house, applyImport, actor, job);
    } catch (error) {
      const reason =
        error instanceof Error && 'details' in error && Array.isArray(error.details) && error.details[0]
          ? String(error.details[0].reason)
          : 'The import stopped; nothing of it was kept. Start it again.';
      const db = await house.pool.connect();
      try {
        await db.query('begin');
        await db.query(
          `select set_config('openmara.mission', (select id::text from openmara.mission where code = $1), true)`,
          [job.mission],
        );
        await db.query(`update openmara.import_run set state = 'failed', problem = $2 where id = $1`, [
          job.uploadId,
          reason,
        ]);
        await db.query('commit');
      } finally {
        db.release();
      }
    }
  });
}

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
  const stop = async (signal: string): Promise<void> => {
    if (closing) return;
    closing = true;
    console.log(`\n${signal}: stopping …`);
    server?.close();
    await house?.close();
    unlock();
    process.exit(0);
  };
  let server: ReturnType<typeof serve> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  try {
    buildPages();
    house = await openHouse({ dataDirectory: directory });
    if (options.demo)
      await loadDemonstration(house, { scale: options.scale ?? 4000, say: (text) => console.log(text) });
    await workQueue(house);
  } catch (error) {
    unlock();
    throw error;
  }
  const port = options.port ?? Number(process.env['PORT'] ?? 4960);
  const app = createApp(house, PAGES);
  server = serve({ fetch: app.fetch, port, hostname: process.env['HOST'] ?? '127.0.0.1' }, async (info) => {
    console.log(
      `\nOpenMARA is at http://${info.address === '::' ? 'localhost' : info.address}:${info.port}\n`,
    );
    if (options.demo && house)
      for (const account of demonstrationAccounts())
        console.log(`  ${account.role.padEnd(22)} ${account.email.padEnd(34)} ${account.password}`);
    else console.log('Open the address to create the first administrator.');
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
