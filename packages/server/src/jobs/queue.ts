/**
 * Long work in PostgreSQL by pg-boss: a job is enqueued in the transaction that asked for it, and tried again after
 * a crash. The owner makes queues and schedules at each start; the application uses them.
 */
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { openPool } from '../database/open-pool.ts';
import { execute } from '../database/rows.ts';
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

/**
 * @param app how the database is reached by the application's role; the queue has connections of its own
 * @param works whether this process runs jobs; one that only enqueues neither watches over others nor keeps time
 */
export async function openQueue(app: pg.ClientConfig, works: boolean): Promise<Queue> {
  const pool = openPool({ ...app, options: '-c openmara.queue=on' }, works ? 4 : 1);
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
        db: {
          async executeSql(text, values) {
            await execute(db, `set local openmara.queue = 'on'`);
            const answer = await db.query(text, values);
            await execute(db, `set local openmara.queue = ''`);
            return answer;
          },
        },
      });
    },
    async work(job, run) {
      const options = { pollingIntervalSeconds: 0.5, batchSize: 1, includeMetadata: true } as const;
      await boss.work(job.queue, options, async (jobs) => {
        for (const { data, retryCount, retryLimit } of jobs) await run(data, retryCount >= retryLimit);
      });
    },
    answers: () => Date.now() - answered < SILENT_MS,
    async stop() {
      await boss.stop({ graceful: true, timeout: 5000 });
      await pool.end();
    },
  };
}

/**
 * The queue's rows open to its own connections alone, which are opened with a setting for it, and to the moment in
 * which a transaction hands a job over. The roles of the application use the tables and change none of them.
 */
const RIGHTS = `
  do $$
  declare name text;
  begin
    revoke all on all tables in schema pgboss from public, openmara_app, openmara_wide;
    revoke all on all functions in schema pgboss from public, openmara_app, openmara_wide;
    grant usage on schema pgboss to openmara_app, openmara_wide;
    grant execute on all functions in schema pgboss to openmara_app;
    grant execute on function pgboss.job_now() to openmara_wide;
    grant select, insert, update, delete on all tables in schema pgboss to openmara_app;
    grant select, insert on pgboss.job, pgboss.job_common to openmara_wide;
    grant select on pgboss.queue to openmara_wide;
    for name in select relname from pg_class
                 where relnamespace = 'pgboss'::regnamespace and relkind in ('r', 'p') loop
      execute format('alter table pgboss.%I enable row level security', name);
      execute format('drop policy if exists queue on pgboss.%I', name);
      execute format('create policy queue on pgboss.%I to openmara_app, openmara_wide
                        using ((select openmara.setting(''queue'')) = ''on'')', name);
    end loop;
  end $$`;

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
    await boss.getDb().executeSql(RIGHTS);
  } finally {
    await boss.stop({ graceful: false });
  }
}
