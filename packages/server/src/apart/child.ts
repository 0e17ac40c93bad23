/**
 * A process that runs operations apart from the server, one after another, each with a connection of its own. What
 * ends it ends its transaction too. It lives as long as the server that started it.
 */
import { Problem } from '@openmara/core/access/problems';
import type pg from 'pg';
import { AREAS } from '../areas.ts';
import { openPool } from '../database/open-pool.ts';
import { followProgress } from '../exchange/import-progress.ts';
import { IMPORT_TARGETS } from '../exchange/import-targets.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { runOperation, type Runtime } from '../operations/run.ts';
import { type ReplyMessage, taskMessage } from './messages.ts';

/** Milliseconds between signs of life. */
const ALIVE = 500;

const reply = (message: ReplyMessage): void => void process.send?.(message, () => undefined);
const alive = (): void => reply({ kind: 'alive', resident: process.memoryUsage.rss() });

let pool: pg.Pool | null = null;

function runtimeOf(db: pg.Pool, dataDirectory: string, now: Date): Runtime {
  return {
    pool: db,
    now: () => now,
    apart: null,
    services: {
      dataDirectory,
      pool: db,
      mail: null,
      importTargets: IMPORT_TARGETS,
      kinds: new Map(AREAS.flatMap((area) => area.kinds ?? []).map((kind) => [kind.name, kind])),
      waits: [],
      enqueue: () => Promise.reject(new Error('what runs apart starts no jobs')),
    },
  };
}

async function run(message: unknown): Promise<ReplyMessage> {
  const task = taskMessage.parse(message);
  const operation = OPERATIONS.find(({ name }) => name === task.operation);
  if (!operation || operation.kind === 'upload' || operation.kind === 'file')
    throw new Error(`${task.operation} does not run apart`);
  const runtime = runtimeOf((pool ??= openPool(task.connection, 2, 10_000)), task.dataDirectory, task.now);
  return {
    kind: 'done',
    answer: await runOperation(runtime, operation, task.actor, task.input, task.address),
  };
}

function failure(error: unknown): ReplyMessage {
  if (error instanceof Problem)
    return { kind: 'refused', code: error.code, details: [...error.details], retryAfter: error.retryAfter };
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return { kind: 'fault', name, message, stack, code };
}

// The server decides when it ends: a signal to the whole group reaches the server as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  alive();
  void run(message)
    .catch(failure)
    .then((ended) => {
      // How much it holds is known before the server decides whether to keep it.
      alive();
      reply(ended);
    });
});
followProgress((importId, progress) => reply({ kind: 'progress', importId, ...progress }));
setInterval(alive, ALIVE);
