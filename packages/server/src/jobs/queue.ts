/** Long work in PostgreSQL by pg-boss: a job is enqueued in the transaction that asked for it, and retried after a crash. */
import { PgBoss } from 'pg-boss';
import type pg from 'pg';

export interface Queue {
  send(db: pg.ClientBase, queue: string, data: object): Promise<void>;
  work(queue: string, run: (data: unknown) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}
export async function openQueue(pool: pg.Pool): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
  });
  boss.on('error', (error) => console.error(`queue: ${error.message.slice(0, 200)}`));
  await boss.start();
  return {
    async send(db, queue, data) {
      await boss.send(queue, data, {
        db: { executeSql: (text, values) => db.query(text, values as unknown[]) },
      });
    },
    async work(queue, run) {
      await boss.work(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await run(job.data);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
