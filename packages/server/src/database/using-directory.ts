/** Who works with a data directory: the last one to leave stops its database, and no other does. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, looksLikeOurs } from './data-directory.ts';

let opened = 0;

/**
 * Says that this process works with the directory.
 * @returns what takes that back, and tells whether another process or another house of this one still does
 */
export function useDirectory(directory: string): () => boolean {
  const folder = join(directory, 'using');
  mkdirSync(folder, { recursive: true });
  opened += 1;
  const own = `${process.pid}-${opened}`;
  writeFileSync(join(folder, own), '');
  return () => {
    rmSync(join(folder, own), { force: true });
    return othersIn(folder);
  };
}

/** What processes that were killed left is removed on the way. */
function othersIn(folder: string): boolean {
  let others = false;
  for (const name of readdirSync(folder)) {
    const holder = Number.parseInt(name, 10);
    if (isAlive(holder) && looksLikeOurs(holder)) others = true;
    else rmSync(join(folder, name), { force: true });
  }
  return others;
}
