/** The built pages: files by name, and the one page for every other address. */
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { noSuchOperation } from './problem-answers.ts';

/** @param folder what `vite build` made; compressed neighbours (.br, .gz) are sent where the browser takes them */
export function pageRoutes(folder: string): Hono {
  const routes = new Hono();
  routes.all('/api/*', noSuchOperation);
  if (!existsSync(join(folder, 'index.html'))) return routes;
  routes.use('*', async (c, next) => {
    await next();
    c.res.headers.append('vary', 'accept-encoding');
    const named = c.req.path.startsWith('/assets/') && c.res.ok;
    c.res.headers.set('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  routes.get('*', serveStatic({ root: folder, precompressed: true }));
  const page = serveStatic({ root: folder, path: 'index.html', precompressed: true });
  routes.get('*', async (c, next) => (extname(c.req.path) ? noSuchOperation(c) : page(c, next)));
  return routes;
}
