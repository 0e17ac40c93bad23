/** One route an operation: queries and files are GET with `input` as JSON, commands POST a JSON body, uploads the file itself. */
import { Problem } from '@openmara/core/access/problems';
import { type Context, Hono } from 'hono';
import type { FileAnswer, Operation } from '../operations/operation.ts';
import { runFile, runOperation, runUpload, type Runtime } from '../operations/run.ts';
import { smallBody, strangersBody } from './bounded-body.ts';
import { clientAddress } from './client-address.ts';
import { pathOf } from './openapi.ts';
import { sameSiteOnly } from './same-site.ts';
import { actorOf, forgetSession, keepSession } from './session-cookie.ts';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('body_not_json');
  }
}
const inputOf = (c: Context): unknown => parseJson(c.req.query('input') ?? '{}');

function sendFile(c: Context, file: FileAnswer): Response {
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': file.type,
    'content-disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '-')}"`,
  });
}

/** A session that was opened becomes a cookie; one that was closed is forgotten by the browser as well. */
function passSession(c: Context, operation: Operation, result: unknown): void {
  if (operation.session === 'closes') forgetSession(c);
  if (operation.session !== 'opens' || typeof result !== 'object' || result === null) return;
  if ('token' in result && 'expiresAt' in result)
    keepSession(c, String(result.token), String(result.expiresAt));
}

export function operationRoutes(runtime: Runtime, operations: readonly Operation[]): Hono {
  const routes = new Hono();
  for (const operation of operations) {
    const path = pathOf(operation.name);
    if (operation.kind !== 'upload') routes.use(path, operation.who === 'anyone' ? strangersBody : smallBody);
    switch (operation.kind) {
      case 'query':
        routes.get(path, async (c) =>
          c.json(await runOperation(runtime, operation, await actorOf(runtime, c), inputOf(c))),
        );
        break;
      case 'file':
        routes.get(path, async (c) =>
          sendFile(c, await runFile(runtime, operation, await actorOf(runtime, c), inputOf(c))),
        );
        break;
      case 'command':
        routes.post(path, sameSiteOnly, async (c) => {
          const input = parseJson(await c.req.text());
          const actor = await actorOf(runtime, c);
          const result = await runOperation(runtime, operation, actor, input, clientAddress(c));
          passSession(c, operation, result);
          return c.json(result);
        });
        break;
      case 'upload':
        routes.post(path, sameSiteOnly, async (c) => {
          const length = Number(c.req.header('content-length') ?? 0);
          if (length > operation.limit) throw new Problem('body_too_large');
          const body = c.req.raw.body ?? new Blob([]).stream();
          return c.json(await runUpload(runtime, operation, await actorOf(runtime, c), inputOf(c), body));
        });
        break;
    }
  }
  // What is no operation takes no body worth the name either.
  routes.all('/api/*', smallBody);
  return routes;
}
