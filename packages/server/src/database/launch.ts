/** The process of the embedded PostgreSQL: how it is started, whether it runs, how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { executable } from './binaries.ts';
import { isAlive, unprivileged } from './data-directory.ts';

/** What PostgreSQL says of a killed one before it: its pid file, or the memory of a worker that ends its statement first. */
const LEFT_BEHIND = /lock file|pre-existing shared memory/;

/** Waits out what a killed database left behind: its workers end by themselves, its pid file is then of nobody. */
export async function launch(
  data: string,
  port: number,
  viaSocket: boolean,
  ready: () => Promise<boolean>,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const child = postgres(data, port, viaSocket);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
    const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
    let waited = 0;
    while (!ended() && !(await ready())) {
      waited += 1;
      if (waited > 1200) throw new Error(`PostgreSQL did not start within a minute: ${said.trim()}`);
      await new Promise((done) => setTimeout(done, 50));
    }
    if (!ended()) {
      // While it runs the database must not keep a finished command alive.
      child.unref();
      if (child.stderr instanceof Socket) child.stderr.unref();
      return;
    }
    if (attempt >= 240 || !LEFT_BEHIND.test(said))
      throw new Error(`PostgreSQL did not start: ${said.trim()}`);
    await new Promise((done) => setTimeout(done, 250));
    removeDeadPidFile(data);
  }
}

/** A killed postmaster whose parent never collected it still has its id: the file is removed once no living process works in the directory. */
function removeDeadPidFile(data: string): void {
  if (process.platform !== 'linux') return;
  const alive = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((id) => worksIn(id, data));
  if (alive) return;
  for (const name of readdirSync(data).filter(
    (file) => file === 'postmaster.pid' || /^\.s\.PGSQL\.\d+\.lock$/.test(file),
  ))
    rmSync(join(data, name), { force: true });
}

function postgres(data: string, port: number, viaSocket: boolean): ChildProcess {
  return spawn(
    executable('postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      `listen_addresses=${viaSocket ? '' : '127.0.0.1'}`,
      '-c',
      `unix_socket_directories=${viaSocket ? data : ''}`,
      '-c',
      'shared_buffers=256MB',
      '-c',
      'work_mem=32MB',
      '-c',
      // After an import the planner knows what came within seconds, and not within a minute.
      'autovacuum_naptime=10s',
      '-c',
      'maintenance_work_mem=256MB',
      '-c',
      'effective_cache_size=2GB',
      '-c',
      'random_page_cost=1.1',
      '-c',
      'max_wal_size=2GB',
      '-c',
      'max_connections=60',
      '-c',
      'jit=off',
      '-c',
      'log_statement=none',
      '-c',
      'log_min_error_statement=panic',
      '-c',
      'log_error_verbosity=terse',
    ],
    { ...unprivileged, cwd: data, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
}

/** Whether the process lives and works in that folder; one that ended and was not collected does not. */
function worksIn(id: string, data: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${id}/cwd`) === data && !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
    );
  } catch {
    return false;
  }
}

/** The process id of the database that runs in the folder; null where none does. */
export function runningIn(data: string): number | null {
  let id: number;
  try {
    id = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
  } catch {
    return null;
  }
  const runs = process.platform === 'linux' ? worksIn(String(id), realpathSync(data)) : isAlive(id);
  return runs ? id : null;
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, everything committed is on disk. */
export async function stopRunning(data: string): Promise<void> {
  const id = runningIn(data);
  if (id === null) return;
  process.kill(id, 'SIGINT');
  while (runningIn(data) === id) await new Promise((done) => setTimeout(done, 20));
}
