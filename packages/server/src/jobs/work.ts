/** Runs the jobs of the house in this process, until its queue is stopped. */
import type { House } from '../command/house.ts';
import { JOBS } from './registry.ts';

export async function workQueue(house: House): Promise<void> {
  const queue = await house.queue();
  for (const job of JOBS) if (job.atStart) await job.run(house, {}, true);
  for (const job of JOBS) await queue.work(job, (data, last) => job.run(house, data, last));
}
