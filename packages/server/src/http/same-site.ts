/** Writes come from our own pages or carry a bearer token; a browser on another site has neither. */
import { Problem } from '@openmara/core/access/problems';
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { SESSION_COOKIE, showsBearer } from './session-cookie.ts';

/** The host that the browser names, not the URL's scheme: TLS may end at a proxy before us. */
const sameHost = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;
const forms = csrf({ origin: (origin, c) => sameHost(origin, c.req.header('host')) });

export const sameSiteOnly: MiddlewareHandler = async (c, next) => {
  if (showsBearer(c)) return next();
  // Hono looks at what a form can send; the rest needs a preflight that we never answer, and is refused here as well.
  const site = c.req.header('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') throw new Problem('cross_site');
  const origin = c.req.header('origin');
  if (origin && !sameHost(origin, c.req.header('host'))) throw new Problem('cross_site');
  // Without a cookie there is no authority that another site could borrow.
  return getCookie(c, SESSION_COOKIE) ? forms(c, next) : next();
};
