/** HTTP: one route an operation, files in and out, the pages. Nothing here decides anything. */
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { Problem, problemDocument, PROBLEMS } from '@openmara/core/access/problems';
import type { DocumentModel } from '@openmara/documents/model';
import { newId } from '@openmara/vault/passwords';
import { type Context as HonoContext, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { closeSession, findActor } from '../access/sessions.ts';
import { renderDocument, type DocumentFormat } from '../documents/render.ts';
import { uploadPath } from '../exchange/imports.ts';
import { getRefusals } from '../exchange/imports.ts';
import { getDocument } from '../documents/get-document.ts';
import type { Actor, Operation } from '../operations/operation.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { type Runtime, runOperation } from '../operations/run.ts';
import { openApi, pathOf } from './openapi.ts';
import { csvOf } from '../exchange/write-csv.ts';

const COOKIE = 'openmara_session';
const UPLOAD_LIMIT = 2_000_000_000;
const BODY_LIMIT = 1_000_000;
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Failed sign-ins by address and account name within a minute: growing patience is asked for, nobody is locked out. */
class SignInBrake {
  private readonly failures = new Map<string, { count: number; since: number }>();
  check(key: string, now: number): void {
    const entry = this.failures.get(key);
    if (entry && now - entry.since > 60_000) this.failures.delete(key);
    else if (entry && entry.count >= 10) throw new Problem('too_many_attempts');
  }
  failed(key: string, now: number): void {
    const entry = this.failures.get(key) ?? { count: 0, since: now };
    if (this.failures.size > 10_000) this.failures.clear();
    this.failures.set(key, { count: entry.count + 1, since: entry.since });
  }
}

function tokenOf(c: HonoContext): string | null {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
  return bearer ?? getCookie(c, COOKIE) ?? null;
}
/** Writes come from our own pages or carry a bearer token; a browser on another site has neither. */
function assertSameSite(c: HonoContext): void {
  if (c.req.header('authorization')) return;
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('cross_site');
  if (origin && new URL(origin).host !== c.req.header('host')) throw new Problem('cross_site');
  if (!origin && !site && getCookie(c, COOKIE)) throw new Problem('cross_site');
}

export function createApp(runtime: Runtime, pages: string): Hono {
  const app = new Hono();
  const brake = new SignInBrake();
  const actorOf = async (c: HonoContext): Promise<Actor | null> => {
    const token = tokenOf(c);
    return token ? findActor(runtime.pool, token) : null;
  };
  app.use('*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (c.req.path.startsWith('/api/')) c.res.headers.set('cache-control', 'no-store');
  });
  app.onError((error, c) => {
    const problem = error instanceof Problem ? error : new Problem('fault');
    if (!(error instanceof Problem))
      console.error(
        `fault: ${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''} ${'code' in error ? String(error.code) : ''}`,
      );
    return c.body(JSON.stringify(problemDocument(problem)), PROBLEMS[problem.code].status as 400, {
      'content-type': 'application/problem+json',
    });
  });
  app.notFound((c) =>
    c.body(JSON.stringify(problemDocument(new Problem('no_such_operation'))), 404, {
      'content-type': 'application/problem+json',
    }),
  );

  app.get('/api/openapi.json', (c) => c.json(openApi(OPERATIONS as unknown as readonly Operation[])));
  app.get('/api/health', (c) => c.json({ ok: true }));
  for (const operation of OPERATIONS as unknown as readonly Operation[]) {
    const path = pathOf(operation.name);
    if (operation.kind === 'query') {
      app.get(path, async (c) => {
        let input: unknown = {};
        try {
          input = JSON.parse(c.req.query('input') ?? '{}');
        } catch {
          throw new Problem('body_not_json');
        }
        return c.json((await runOperation(runtime, operation, await actorOf(c), input)) as object);
      });
    } else {
      app.post(path, async (c) => {
        assertSameSite(c);
        const text = await readBody(c);
        let input: unknown;
        try {
          input = JSON.parse(text);
        } catch {
          throw new Problem('body_not_json');
        }
        if (operation.name === 'access.sign-in') return signIn(c, operation, input);
        return c.json((await runOperation(runtime, operation, await actorOf(c), input)) as object);
      });
    }
  }

  async function signIn(c: HonoContext, operation: Operation, input: unknown): Promise<Response> {
    const email =
      typeof input === 'object' && input !== null && 'email' in input
        ? String(input.email).toLowerCase()
        : '';
    const now = Date.now();
    brake.check(email, now);
    try {
      const result = (await runOperation(runtime, operation, null, input)) as {
        token: string;
        expiresAt: string;
      };
      setCookie(c, COOKIE, result.token, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        expires: new Date(result.expiresAt),
      });
      return c.json(result);
    } catch (error) {
      if (error instanceof Problem && error.code === 'sign_in_failed') brake.failed(email, now);
      throw error;
    }
  }
  app.post('/api/access/sign-out', async (c) => {
    assertSameSite(c);
    const token = tokenOf(c);
    if (token) await closeSession(runtime.pool, token);
    setCookie(c, COOKIE, '', { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 0 });
    c.header('clear-site-data', '"cache", "storage"');
    return c.json({});
  });

  app.post('/api/import/upload', async (c) => {
    assertSameSite(c);
    const actor = await actorOf(c);
    if (!actor) throw new Problem('sign_in_needed');
    if (!actor.assignments.some((a) => a.role !== 'administrator' && a.role !== 'auditor'))
      throw new Problem('not_allowed');
    const id = newId();
    const path = uploadPath(runtime.services, id);
    mkdirSync(join(runtime.services.dataDirectory, 'uploads'), { recursive: true, mode: 0o700 });
    if (!c.req.raw.body)
      throw new Problem('input_invalid', [
        { field: 'body', reason: 'Send the file as the body of the request.' },
      ]);
    let received = 0;
    const limit = new Transform({
      transform(chunk: Buffer, _, done) {
        received += chunk.length;
        done(received > UPLOAD_LIMIT ? new Problem('body_too_large') : null, chunk);
      },
    });
    try {
      await pipeline(
        Readable.fromWeb(c.req.raw.body as never),
        limit,
        createWriteStream(path, { mode: 0o600 }),
      );
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    return c.json({ uploadId: id, bytes: statSync(path).size });
  });
  app.get('/api/import/refused.csv', async (c) => {
    const input = { mission: c.req.query('mission') ?? '', id: c.req.query('id') ?? '' };
    const result = await runOperation(runtime, getRefusals, await actorOf(c), input);
    const rows = result.items.map((item) => [
      String(item.row),
      item.column ?? '',
      item.value ?? '',
      item.reason,
      ...item.cells,
    ]);
    return c.body(csvOf([['row', 'column', 'value', 'reason', ...result.header], ...rows]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="refused-rows.csv"',
    });
  });
  app.get('/api/document/file', async (c) => {
    const format = (c.req.query('format') ?? 'pdf') as DocumentFormat;
    if (!['pdf', 'docx', 'html', 'json'].includes(format))
      throw new Problem('input_invalid', [{ field: 'format', reason: 'One of pdf, docx, html, json.' }]);
    const found = await runOperation(runtime, getDocument, await actorOf(c), {
      mission: c.req.query('mission') ?? '',
      id: c.req.query('id') ?? '',
    });
    const { bytes, type } = await renderDocument(found.model as DocumentModel, format);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="quarterly-${found.period}-${found.locale}.${format}"`,
    });
  });

  const cache = new Map<
    string,
    { body: Uint8Array<ArrayBuffer>; gzip: Uint8Array<ArrayBuffer> | null; type: string }
  >();
  app.get('*', (c) => {
    if (c.req.path.startsWith('/api/')) return c.notFound();
    const wanted = normalize(decodeURIComponent(c.req.path)).replace(/^([/\\]|\.\.)+/, '');
    const file =
      wanted !== '' && extname(wanted) && existsSync(join(pages, wanted))
        ? wanted
        : extname(wanted)
          ? null
          : 'index.html';
    if (!file || !existsSync(join(pages, file))) return c.notFound();
    let entry = cache.get(file);
    if (!entry) {
      const body = new Uint8Array(readFileSync(join(pages, file)));
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      entry = { body, type, gzip: /woff2/.test(type) ? null : new Uint8Array(gzipSync(body, { level: 9 })) };
      cache.set(file, entry);
    }
    const headers: Record<string, string> = {
      'content-type': entry.type,
      'cache-control': file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    };
    if (entry.gzip && /\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
      return c.body(entry.gzip, 200, { ...headers, 'content-encoding': 'gzip' });
    return c.body(entry.body, 200, headers);
  });
  return app;
}

async function readBody(c: HonoContext): Promise<string> {
  if (Number(c.req.header('content-length') ?? 0) > BODY_LIMIT) throw new Problem('body_too_large');
  const text = await c.req.text();
  if (text.length > BODY_LIMIT) throw new Problem('body_too_large');
  return text;
}
