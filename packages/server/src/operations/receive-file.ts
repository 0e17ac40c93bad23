/** Takes the body of an upload to disk before any transaction is open: a slow line must not hold a connection. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import type { ReceivedFile, Services } from './operation.ts';

/** Where received files lie, readable by the server's user only. */
export const uploadFolder = (services: Pick<Services, 'dataDirectory'>): string =>
  join(services.dataDirectory, 'uploads');

/**
 * @param limit bytes
 * @throws Problem body_too_large while it comes; then nothing of it is kept
 */
export async function receiveFile(
  services: Pick<Services, 'dataDirectory'>,
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<ReceivedFile> {
  const folder = uploadFolder(services);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, newId());
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new Problem('body_too_large'));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.from(body), counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, bytes };
}
