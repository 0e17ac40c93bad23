/**
 * Long work in PostgreSQL by pg-boss: a job is enqueued in the transaction that asked for it, and tried again after
 * a crash. The owner makes queues and schedules at each start; the application uses them.
 */
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Job } from './job.ts';

/** A worker of a process that died is missed after so many seconds, and its job goes to the next one. */
const HEARTBEAT_SECONDS = 10;

export interface Queue {
  send(db: pg.ClientBase, queue: string, data: object): Promise<void>;
  work(job: Job, run: (data: unknown, last: boolean) => Promise<void>): Promise<void>;
  /** Whether the database answered its looking for jobs lately. */
  answers(): boolean;
  stop(): Promise<void>;
}

/** Milliseconds: it looks twice a second, and what it looks in may be slow. */
const SILENT_MS = 5000;

const noteFault = (error: Error): void => console.error(`queue: ${error.message.slice(0, 200)}`);

/** @param works whether this process runs jobs; one that only enqueues neither watches over others nor keeps time */
export async function openQueue(pool: pg.Pool, works: boolean): Promise<Queue> {
  let answered = Date.now();
  const boss = new PgBoss({
    db: {
      async executeSql(text, values) {
        const answer = await pool.query(text, values);
        answered = Date.now();
        return answer;
      },
    },
    migrate: false,
    createSchema: false,
    supervise: works,
    schedule: works,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    // A queue is looked at once in so long, whatever the interval above: a minute by itself.
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  });
  boss.on('error', noteFault);
  await boss.start();
  return {
    async send(db, queue, data) {
      await boss.send(queue, data, {
        db: { executeSql: (text, values) => db.query(text, values) },
      });
    },
    async work(job, run) {
      const options = { pollingIntervalSeconds: 0.5, batchSize: 1, includeMetadata: true } as const;
      await boss.work(job.queue, options, async (jobs) => {
        for (const { data, retryCount, retryLimit } of jobs) await run(data, retryCount >= retryLimit);
      });
    },
    answers: () => Date.now() - answered < SILENT_MS,
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

/** What the application may do with the queue's tables: use them, not change them. */
const GRANTS = `
  grant usage on schema pgboss to openmara_app, openmara_wide;
  grant select, insert, update, delete on all tables in schema pgboss to openmara_app, openmara_wide;
  grant execute on all functions in schema pgboss to openmara_app, openmara_wide`;

/**
 * Brings the queue's own tables, its queues and its schedules in line with the list: a job that a later version adds
 * appears on an old installation, a schedule that is gone goes.
 */
export async function reconcileJobs(owner: pg.ClientConfig, jobs: readonly Job[]): Promise<void> {
  const boss = new PgBoss({ ...owner, supervise: false, schedule: false });
  boss.on('error', noteFault);
  await boss.start();
  try {
    const present = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const job of jobs) {
      const options = {
        retryLimit: job.retries,
        retryDelay: 1,
        expireInSeconds: job.longest,
        heartbeatSeconds: HEARTBEAT_SECONDS,
      };
      if (present.has(job.queue)) await boss.updateQueue(job.queue, options);
      else await boss.createQueue(job.queue, options);
    }
    const wanted = new Map(jobs.map((job) => [job.queue, job.schedule]));
    const scheduled = new Map((await boss.getSchedules()).map((entry) => [entry.name, entry.cron]));
    for (const name of scheduled.keys()) if (!wanted.get(name)) await boss.unschedule(name);
    for (const [name, cron] of wanted)
      if (cron && scheduled.get(name) !== cron) await boss.schedule(name, cron, null, { tz: 'UTC' });
    await boss.getDb().executeSql(GRANTS);
  } finally {
    await boss.stop({ graceful: false });
  }
}
