import type { Job } from '../jobs/job.ts';
import { deleteLeftOverUploads } from './uploads.ts';

/** Files that were uploaded and never imported go after a day; asked every hour. */
export const deleteLeftOvers: Job = {
  queue: 'delete-left-over-uploads',
  schedule: '17 * * * *',
  retries: 1,
  longest: 600,
  async run(runtime) {
    await deleteLeftOverUploads(runtime.pool, runtime.services.dataDirectory, runtime.now());
  },
};
