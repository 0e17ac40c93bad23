import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of a file, in hex, streamed. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** 128 bits of SHA-256 in hex: whether content changed, never whether somebody meant it to. */
export const contentDigest = (content: string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);
