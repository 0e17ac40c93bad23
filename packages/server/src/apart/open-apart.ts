/**
 * Operations that read what people bring run in processes of their own: a hostile file can hold up, fill or crash
 * one of those, never the server. Each account has one at a time; the rest wait their turn.
 */
import { Problem } from '@openmara/core/access/problems';
import type pg from 'pg';
import type { Actor, RunsApart } from '../operations/operation.ts';
import { NoTurn, Turns } from './turns.ts';
import { type Outcome, Worker, type WorkLimits } from './worker.ts';

/** One call, as it came. */
export interface ApartCall {
  readonly operation: { readonly name: string; readonly apart: RunsApart };
  readonly actor: Actor;
  readonly input: unknown;
  readonly now: Date;
  readonly address: string | null;
}
export interface Apart {
  /** @throws Problem busy, file_too_demanding; Error where the process ended by itself. None of them is on record. */
  run(call: ApartCall): Promise<Outcome>;
  /** Ends the processes; what they had open is rolled back. */
  close(): void;
}

/** A workbook of the largest size that is read takes some 500 MB; a file that takes twice as much is none. */
const LIMITS: WorkLimits = {
  heapMb: 768,
  residentMb: 1000,
  keptMb: 400,
  silentMs: 20_000,
  idleMs: 60_000,
};
const WAITING = { waitingEach: 3, waitingAll: 40 };
/** Seconds after which whoever found no place may come again. */
const COME_AGAIN = 10;

/** @param reached how the database is reached, by the application's role */
export function openApart(
  reached: pg.ClientConfig,
  dataDirectory: string,
  limits: Partial<WorkLimits> = {},
): Apart {
  const workers = new Set<Worker>();
  const queues = new Map<string, Turns>();
  const { host, port, user, database, connectionString } = reached;
  const password = typeof reached.password === 'string' ? reached.password : undefined;
  const connection = { host, port, user, password, database, connectionString };
  const turnsOf = ({ name, apart }: ApartCall['operation']): Turns => {
    const turns = queues.get(name) ?? new Turns({ atOnce: apart.atOnce, ...WAITING });
    queues.set(name, turns);
    return turns;
  };
  function free(): Worker {
    for (const worker of workers) if (worker.free) return worker;
    const worker: Worker = new Worker({ ...LIMITS, ...limits }, () => workers.delete(worker));
    workers.add(worker);
    return worker;
  }
  return {
    async run({ operation, actor, input, now, address }) {
      const task = { connection, dataDirectory, operation: operation.name, actor, input, now, address };
      const { longest } = operation.apart;
      try {
        return await turnsOf(operation).take(actor.accountId, () => free().run(task, longest * 1000));
      } catch (error) {
        throw error instanceof NoTurn ? new Problem('busy', [], COME_AGAIN) : error;
      }
    },
    close() {
      for (const worker of workers) worker.kill(new Error('the server stops'));
    },
  };
}
