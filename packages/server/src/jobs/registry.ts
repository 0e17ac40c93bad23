/** Every job of the house; queues and schedules are brought in line with this list at each start. */
import { deleteLeftOvers } from '../exchange/delete-left-overs.ts';
import { importJob } from '../exchange/import-job.ts';
import type { Job } from './job.ts';

export const JOBS: readonly Job[] = [importJob, deleteLeftOvers];
