/** The data directory: where it is by itself, whose it is, and that one process has it at a time. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** PostgreSQL refuses to run as root: it then runs as nobody in particular. */
export const UNPRIVILEGED = 65_534;
export const asRoot = process.getuid?.() === 0;
export const unprivileged = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};

export class DirectoryInUse extends Error {}

/** Whether every folder above can be entered by the unprivileged user. */
export function reachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o005) !== 0o005) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The default data directory: beside the code, or under /var/lib where root's own folders are closed. */
export function defaultDataDirectory(root: string): string {
  if (!asRoot || reachable(root)) return join(root, '.openmara');
  return join('/var/lib/openmara', root.replaceAll(/[^\w]+/g, '-').replace(/^-/, ''));
}

export const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Claims the data directory for this process. Throws DirectoryInUse with who holds it. */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'server.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch {
      const holder = Number(readFileSync(file, 'utf8'));
      if (holder && holder !== process.pid && isAlive(holder) && looksLikeOurs(holder)) {
        throw new DirectoryInUse(
          `The data directory ${directory} is in use by process ${holder}. Stop that one first, or choose another directory with --data.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new DirectoryInUse(`The data directory ${directory} cannot be claimed.`);
}

/** Guards against a recycled process id after a crash, where the system tells command lines. */
export function looksLikeOurs(processId: number): boolean {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes('node');
  } catch {
    return true;
  }
}
