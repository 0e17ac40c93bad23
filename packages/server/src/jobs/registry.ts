/** Every job of the house, from the doors of its areas; queues and schedules are brought in line with it at each start. */
import { AREAS } from '../areas.ts';
import type { Job } from './job.ts';

export const JOBS: readonly Job[] = AREAS.flatMap((area) => area.jobs ?? []);
