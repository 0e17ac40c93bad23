/** Who is asking: a session cookie from the pages, or a bearer token from a script. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { findActor } from '../access/sessions.ts';
import type { Actor } from '../operations/operation.ts';
import type { Runtime } from '../operations/run.ts';
import { readsIn } from './asked-language.ts';

export const SESSION_COOKIE = 'openmara_session';

const BEARER = /^Bearer ([\w-]{20,100})$/;
/** Whether the request shows a token by header: a browser on another site cannot. */
export const showsBearer = (c: Context): boolean => BEARER.test(c.req.header('authorization') ?? '');

export async function actorOf(runtime: Runtime, c: Context): Promise<Actor | null> {
  const token = BEARER.exec(c.req.header('authorization') ?? '')?.[1] ?? getCookie(c, SESSION_COOKIE);
  const actor = token ? await findActor(runtime.pool, token) : null;
  return actor && { ...actor, reads: readsIn(c, actor.locale) };
}

/** Over TLS, also behind a proxy that ends it, the cookie never goes over a plain line. */
const overTls = (c: Context): boolean =>
  c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');

export function keepSession(c: Context, token: string, expiresAt: string): void {
  setCookie(c, SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: overTls(c),
    expires: new Date(expiresAt),
  });
}

export function forgetSession(c: Context): void {
  deleteCookie(c, SESSION_COOKIE, { path: '/' });
  c.header('clear-site-data', '"cache", "storage"');
}
