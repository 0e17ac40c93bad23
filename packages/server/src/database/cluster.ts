/**
 * The embedded PostgreSQL: real binaries from npm, a cluster in the data directory, a socket beside it.
 * Started as root it runs as an unprivileged user, because PostgreSQL refuses to run as root.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomPassword } from '@openmara/vault/passwords';
import pg from 'pg';
import { z } from 'zod';
import { executable } from './binaries.ts';
import { asRoot, UNPRIVILEGED, unprivileged } from './data-directory.ts';
import { launch, runningIn, stopRunning } from './launch.ts';
import { anyRow, execute, theRow } from './rows.ts';
import { superviseDatabase, type Supervision } from './supervise.ts';
import { useDirectory } from './using-directory.ts';

export interface Connection {
  readonly owner: pg.ClientConfig;
  readonly app: pg.ClientConfig;
}
export interface Cluster extends Connection {
  /** Starts the database again whenever it ends, whoever started it, until it is stopped. */
  supervise(): void;
  /**
   * Leaves the database. It ends with the last process that works with the directory, or with one that
   * supervises it; a PostgreSQL elsewhere goes on.
   */
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
  const leave = useDirectory(directory);
  const start = async (): Promise<void> => {
    if (!(await answers(owner))) await launch(data, secrets.port, viaSocket, () => answers(owner));
  };
  try {
    await start();
    await createRoles(owner, secrets.app);
  } catch (error) {
    leave();
    throw error;
  }
  let supervision: Supervision | null = null;
  return {
    ...connection,
    supervise() {
      supervision ??= superviseDatabase(() => runningIn(data) !== null, start);
    },
    async stop() {
      await supervision?.end();
      const used = leave();
      if (supervision || !used) await stopRunning(data);
    },
  };
}

const APP_ROLE = `select from pg_roles where rolname = 'openmara_app'`;

async function createRoles(owner: pg.ClientConfig, appPassword: string): Promise<void> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
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
  client.on('error', () => undefined);
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
    supervise: () => undefined,
    stop: async () => undefined,
  };
}
