/** Runs the jobs of the house in this process, until its queue is stopped. */
import type { House } from '../command/house.ts';
import { JOBS } from './registry.ts';

export async function workQueue(house: House): Promise<void> {
  const queue = await house.queue();
  for (const job of JOBS) await queue.work(job, (data) => job.run(house, data));
}
