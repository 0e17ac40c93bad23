/** Opens the house: database, migrations, pool, queue. The server, the command line, tests and the bench use this one. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openApart } from '../apart/open-apart.ts';
import type { WorkLimits } from '../apart/worker.ts';
import { type Cluster, externalCluster, startCluster } from '../database/cluster.ts';
import { defaultDataDirectory } from '../database/data-directory.ts';
import { isConnectionLost } from '../database/lost-connection.ts';
import { migrate } from '../database/migrate.ts';
import { openPool } from '../database/open-pool.ts';
import { AREAS } from '../areas.ts';
import { IMPORT_TARGETS } from '../exchange/import-targets.ts';
import { type Health, healthOf } from '../http/health.ts';
import { openQueue, type Queue, reconcileJobs } from '../jobs/queue.ts';
import { JOBS } from '../jobs/registry.ts';
import { mailFrom } from '../mail/open-mail.ts';
import type { Runtime } from '../operations/run.ts';
import { loadPlaces } from '../places/load-boundaries.ts';

export const ROOT = resolve(import.meta.dirname, '../../../..');

export interface House extends Runtime {
  health(): Promise<Health>;
  readonly cluster: Cluster;
  readonly dataDirectory: string;
  /** The queue that this process works at; opened when first asked for. */
  queue(): Promise<Queue>;
  close(): Promise<void>;
}

/** How often it is begun again where the one before stopped its database just when this one came. */
const ATTEMPTS = 3;
async function openDatabase(dataDirectory: string): Promise<Cluster> {
  const url = process.env['DATABASE_URL'];
  for (let attempt = 1; ; attempt += 1) {
    let cluster: Cluster | null = null;
    try {
      cluster = url ? await externalCluster(url, dataDirectory) : await startCluster(dataDirectory);
      await migrate(cluster.owner);
      await reconcileJobs(cluster.owner, JOBS);
      return cluster;
    } catch (error) {
      await cluster?.stop();
      if (attempt >= ATTEMPTS || !isConnectionLost(error)) throw error;
    }
  }
}

export async function openHouse(
  options: {
    dataDirectory?: string | undefined;
    now?: () => Date;
    /** Limits of the processes that read files; `here` where files are read in this process, which serves nobody. */
    reading?: Partial<WorkLimits> | 'here';
  } = {},
): Promise<House> {
  const dataDirectory = resolve(
    options.dataDirectory ?? process.env['OPENMARA_DATA'] ?? defaultDataDirectory(ROOT),
  );
  mkdirSync(join(dataDirectory, 'uploads'), { recursive: true });
  const mail = mailFrom(process.env);
  const cluster = await openDatabase(dataDirectory);
  const pool = openPool(cluster.app, 12);
  await loadPlaces(pool);
  const { reading } = options;
  const apart = reading === 'here' ? null : openApart(cluster.app, dataDirectory, reading);
  let sending: Promise<Queue> | null = null;
  let working: Promise<Queue> | null = null;
  let worker: Queue | null = null;
  const sender = (): Promise<Queue> => working ?? (sending ??= openQueue(cluster.app, false));
  return {
    cluster,
    dataDirectory,
    pool,
    apart,
    now: options.now ?? (() => new Date()),
    services: {
      dataDirectory,
      pool,
      mail,
      importTargets: IMPORT_TARGETS,
      kinds: new Map(AREAS.flatMap((area) => area.kinds ?? []).map((kind) => [kind.name, kind])),
      waits: AREAS.flatMap((area) => area.waits ?? []),
      enqueue: async (db, name, data) => (await sender()).send(db, name, data),
    },
    queue: () =>
      (working ??= openQueue(cluster.app, true).then((queue) => {
        worker = queue;
        return queue;
      })),
    health: () => healthOf({ pool, dataDirectory }, () => worker?.answers() ?? false),
    async close() {
      for (const queue of [working, sending]) if (queue) await (await queue).stop();
      apart?.close();
      await pool.end();
      await cluster.stop();
    },
  };
}
