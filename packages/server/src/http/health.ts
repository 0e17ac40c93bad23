/** What the server says of itself to whoever watches over it: which part does not work, nothing else. */
import { statfs } from 'node:fs/promises';
import type pg from 'pg';
import { execute } from '../database/rows.ts';

export interface Health {
  readonly ok: boolean;
  readonly database: 'ok' | 'away';
  readonly queue: 'ok' | 'away';
  readonly disk: 'ok' | 'full' | 'away';
}

/** Bytes: less than this is soon nothing, and PostgreSQL stops where it cannot write. */
const LEAST_FREE = 200_000_000;
const PATIENCE_MS = 3000;

async function inTime<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((done) => {
    timer = setTimeout(() => done(otherwise), PATIENCE_MS);
  });
  try {
    return await Promise.race([work.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function diskOf(directory: string, leastFree: number): Promise<Health['disk']> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize < leastFree ? 'full' : 'ok';
}

/**
 * @param queueAnswers whether jobs are being fetched in this process
 * @param leastFree bytes that are to be free where the data lie
 */
export async function healthOf(
  { pool, dataDirectory }: { readonly pool: pg.Pool; readonly dataDirectory: string },
  queueAnswers: () => boolean,
  leastFree = LEAST_FREE,
): Promise<Health> {
  const [database, disk] = await Promise.all([
    inTime<Health['database']>(
      execute(pool, 'select 1').then(() => 'ok'),
      'away',
    ),
    inTime<Health['disk']>(diskOf(dataDirectory, leastFree), 'away'),
  ]);
  const queue = queueAnswers() ? 'ok' : 'away';
  return { ok: database === 'ok' && queue === 'ok' && disk === 'ok', database, queue, disk };
}
