/**
 * The embedded PostgreSQL: real binaries from npm, a cluster in the data directory, a socket beside it.
 * Started as root it runs as an unprivileged user, because PostgreSQL refuses to run as root.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { randomPassword } from '@openmara/vault/passwords';
import pg from 'pg';
import { z } from 'zod';
import { executable } from './binaries.ts';
import { asRoot, UNPRIVILEGED, unprivileged } from './data-directory.ts';
import { anyRow, execute, theRow } from './rows.ts';

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
const clusterSecrets = z.object({ owner: z.string(), app: z.string(), port: z.number() });
type Secrets = z.infer<typeof clusterSecrets>;

function initialise(directory: string, data: string): Secrets {
  const secretsFile = join(directory, 'database.json');
  if (existsSync(secretsFile) && existsSync(join(data, 'PG_VERSION')))
    return clusterSecrets.parse(JSON.parse(readFileSync(secretsFile, 'utf8')));
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
    await execute(client, 'select 1');
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

const APP_ROLE = `select from pg_roles where rolname = 'openmara_app'`;

async function createRoles(owner: pg.ClientConfig, appPassword: string): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    if (!(await anyRow(client, APP_ROLE)))
      await execute(
        client,
        `create role openmara_app login password '${appPassword}'
         nosuperuser nobypassrls nocreatedb nocreaterole`,
      );
    if (!(await anyRow(client, `select from pg_database where datname = 'openmara'`)))
      await execute(client, 'create database openmara');
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

const externalSecrets = z.object({ app: z.string() });
const versionRow = z.object({ v: z.number() });

/** A PostgreSQL server elsewhere: DATABASE_URL is the owner's; the application's role is made with it. */
export async function externalCluster(url: string, directory: string): Promise<Cluster> {
  mkdirSync(directory, { recursive: true });
  const secretsFile = join(directory, 'external-database.json');
  if (!existsSync(secretsFile))
    writeFileSync(secretsFile, JSON.stringify({ app: randomPassword() }), { mode: 0o600 });
  const { app: password } = externalSecrets.parse(JSON.parse(readFileSync(secretsFile, 'utf8')));
  const owner: pg.ClientConfig = { connectionString: url };
  const client = new pg.Client(owner);
  await client.connect();
  const version = await theRow(client, versionRow, `select current_setting('server_version_num')::int as v`);
  if (version.v < 150_000) throw new Error('DATABASE_URL names a PostgreSQL older than 15. Use 15 or newer.');
  const does = (await anyRow(client, APP_ROLE)) ? 'alter' : 'create';
  await execute(client, `${does} role openmara_app login password '${password}' nosuperuser nobypassrls`);
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
