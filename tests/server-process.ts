/** A server in a process of its own, as `npm start` runs it, for the tests that end it in every way. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isAlive } from '@openmara/server/database/data-directory';
import pg from 'pg';

export const MAIN = join(import.meta.dirname, '../packages/server/src/command/main.ts');
const PASSWORD = 'demonstration only 2016';

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly base: string;
  /** What it printed so far. */
  said(): string;
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

export const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;
export const end = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (hasEnded(child)) done();
    else child.once('exit', () => done());
  });
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** Looks until it is so. @param seconds a bound for a broken house, far beyond what it takes. @throws Error */
export async function until<T>(look: () => Promise<T | undefined>, what: string, seconds = 30): Promise<T> {
  const last = Date.now() + seconds * 1000;
  while (Date.now() < last) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(50);
  }
  throw new Error(`this did not come: ${what}`);
}

/** Waits until it serves, or for `while` to look. @throws Error with what it printed, where it ends before */
export function startServer(
  directory: string,
  port: number,
  options: { readonly begun?: (child: ChildProcess) => void; readonly program?: readonly string[] } = {},
): Promise<ServerProcess> {
  const [program = process.execPath, ...words] = options.program ?? [process.execPath, MAIN, 'start'];
  return new Promise((done, fail) => {
    const child = spawn(program, [...words, '--data', directory, '--port', String(port), '--scale', '40'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: join(import.meta.dirname, '..'),
    });
    options.begun?.(child);
    let text = '';
    const heard = (chunk: Buffer): void => {
      text += chunk.toString();
      if (text.includes('Stop with Ctrl-C'))
        done({ child, base: `http://127.0.0.1:${port}`, said: () => text });
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)));
  });
}

export const postTo = (base: string, path: string, body: object, token?: string): Promise<Response> =>
  fetch(`${base}/api/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  });
export const askOf = (base: string, path: string, input: object, token: string): Promise<Response> =>
  fetch(`${base}/api/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: { authorization: `Bearer ${token}` },
  });
export async function signInAs(base: string, role: string): Promise<string> {
  const answer = await postTo(base, 'access/sign-in', { email: `${role}@demo.example`, password: PASSWORD });
  const body = (await answer.json()) as { token?: string };
  if (!body.token) throw new Error(`sign in as ${role}: ${JSON.stringify(body)}`);
  return body.token;
}

/** The process id of the database of that directory, as it wrote it there. */
export const postmasterOf = (directory: string): number =>
  Number(readFileSync(join(directory, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]);

/** Asks the database of a test's own directory as its owner, past the server. */
export async function askDatabase<T extends pg.QueryResultRow>(
  directory: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const secrets = JSON.parse(readFileSync(join(directory, 'database.json'), 'utf8')) as {
    owner: string;
    port: number;
  };
  const db = new pg.Client({
    host: join(directory, 'postgresql'),
    port: secrets.port,
    user: 'openmara_owner',
    password: secrets.owner,
    database: 'openmara',
    // Few rows are looked for among many that were never counted for the planner.
    options: '-c enable_nestloop=off -c work_mem=64MB',
  });
  db.on('error', () => undefined);
  await db.connect();
  try {
    return (await db.query<T>(sql, values)).rows;
  } finally {
    await db.end();
  }
}

/** Ends what is left, and removes the directory. A database that outlived its server is ended by the id that it wrote. */
export async function removeAll(directory: string, child: ChildProcess | undefined): Promise<void> {
  if (child && !hasEnded(child)) child.kill('SIGTERM');
  if (child) await end(child);
  if (existsSync(join(directory, 'postgresql/postmaster.pid'))) {
    const left = postmasterOf(directory);
    if (isAlive(left)) process.kill(left, 'SIGQUIT');
    await until(async () => !isAlive(left) || undefined, 'the end of the database');
  }
  rmSync(directory, { recursive: true, force: true });
}
