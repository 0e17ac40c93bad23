/** Writes come from our own pages or carry a bearer token; a browser on another site has neither. */
import { Problem } from '@openmara/core/access/problems';
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { SESSION_COOKIE, showsBearer } from './session-cookie.ts';

/** The host that the browser names, not the URL's scheme: TLS may end at a proxy before us. */
const sameHost = (origin: string, host: string | undefined): boolean =>
  Boolean(host) && URL.canParse(origin) && new URL(origin).host === host;

/**
 * What says that it comes from elsewhere is refused, whatever else it shows: also an origin that is `null` or empty, as
 * a sandboxed page has it, and a token that may be none. A cookie, which a browser adds by itself, needs a sign that our
 * own page asks; every browser gives one with a write.
 */
export const sameSiteOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('cross_site');
  if (origin !== undefined && !sameHost(origin, c.req.header('host'))) throw new Problem('cross_site');
  const silent = site === undefined && origin === undefined;
  // Without a cookie there is no authority that another site could borrow; beside a token it is not looked at.
  if (silent && !showsBearer(c) && getCookie(c, SESSION_COOKIE) !== undefined)
    throw new Problem('cross_site');
  return next();
};
