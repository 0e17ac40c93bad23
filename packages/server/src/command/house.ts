/** Opens the house: database, migrations, pool, queue. The server, the command line, tests and the bench use this one. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Cluster, defaultDataDirectory, externalCluster, startCluster } from '../database/cluster.ts';
import { migrate } from '../database/migrate.ts';
import { openQueue, type Queue } from '../jobs/queue.ts';
import type { Runtime } from '../operations/run.ts';

export const ROOT = resolve(import.meta.dirname, '../../../..');

export interface House extends Runtime {
  readonly cluster: Cluster;
  readonly dataDirectory: string;
  queue(): Promise<Queue>;
  close(): Promise<void>;
}

export async function openHouse(
  options: { dataDirectory?: string | undefined; now?: () => Date } = {},
): Promise<House> {
  const dataDirectory = resolve(
    options.dataDirectory ?? process.env['OPENMARA_DATA'] ?? defaultDataDirectory(ROOT),
  );
  mkdirSync(join(dataDirectory, 'uploads'), { recursive: true });
  const url = process.env['DATABASE_URL'];
  const cluster = url ? await externalCluster(url, dataDirectory) : await startCluster(dataDirectory);
  await migrate(cluster.owner);
  const pool = new pg.Pool({ ...cluster.app, max: 12, idleTimeoutMillis: 60_000 });
  pool.on('error', () => undefined);
  let queue: Promise<Queue> | null = null;
  const openedQueue = (): Promise<Queue> => {
    queue ??= openQueue(pool);
    return queue;
  };
  return {
    cluster,
    dataDirectory,
    pool,
    now: options.now ?? (() => new Date()),
    services: {
      dataDirectory,
      pool,
      enqueue: async (db, name, data) => (await openedQueue()).send(db, name, data),
    },
    queue: openedQueue,
    async close() {
      if (queue) await (await queue).stop();
      await pool.end();
      await cluster.stop();
    },
  };
}
