/** A server in a process of its own, and the smallest client that keeps its connections. */
import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '@openmara/server/command/house';

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

export interface RunningServer {
  readonly port: number;
  /** From the start of the process to the first page served, in ms. */
  readonly toFirstPage: number;
  stop(): Promise<void>;
}
/** `npm start` without npm: the same command on an existing data directory. */
export async function startServer(directory: string): Promise<RunningServer> {
  const port = await freePort();
  const before = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    [join(ROOT, 'packages/server/src/command/main.ts'), 'start', '--data', directory, '--port', String(port)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const status = await call(port, 'GET', '/').then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) break;
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    port,
    toFirstPage: performance.now() - before,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
export function call(
  port: number,
  method: 'GET' | 'POST',
  path: string,
  options: { token?: string; body?: object } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const body = options.body ? JSON.stringify(options.body) : '';
    const headers: Record<string, string> = options.token ? { authorization: `Bearer ${options.token}` } : {};
    if (body) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    const asked = request({ host: '127.0.0.1', port, method, path, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    // A connection that the server had closed for being idle: the question was never heard, and is asked again.
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (asked.reusedSocket && error.code === 'ECONNRESET')
        call(port, method, path, options).then(resolve, reject);
      else reject(error);
    });
    asked.end(body);
  });
}
export async function signIn(port: number, email: string): Promise<string> {
  const answer = await call(port, 'POST', '/api/access/sign-in', {
    body: { email, password: 'demonstration only 2016' },
  });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status}`);
  return (JSON.parse(answer.text) as { token: string }).token;
}
