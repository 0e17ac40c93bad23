/** HTTP: one route an operation, then the pages. Nothing here decides anything. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { OPERATIONS } from '../operations/registry.ts';
import type { Runtime } from '../operations/run.ts';
import type { Health } from './health.ts';
import { openApi } from './openapi.ts';
import { operationRoutes } from './operation-routes.ts';
import { pageRoutes } from './pages.ts';
import { answerProblem, noSuchOperation } from './problem-answers.ts';

/**
 * @param pages the folder of the built pages
 */
export function createApp(house: Runtime & { health(): Promise<Health> }, pages: string): Hono {
  const app = new Hono();
  // What leaves as a file is for the disk of who asked: nothing of it runs, wherever it is opened from.
  app.use('/api/*', async (c, next) => {
    await next();
    if (c.res.headers.get('content-disposition')?.startsWith('attachment'))
      c.res.headers.set('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
  });
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
      },
      xFrameOptions: 'DENY',
      crossOriginOpenerPolicy: 'same-origin',
      referrerPolicy: 'no-referrer',
    }),
  );
  app.onError(answerProblem);
  app.notFound(noSuchOperation);
  app.use('/api/*', compress());
  app.use('/api/*', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
  });
  app.get('/api/openapi.json', (c) => c.json(openApi(OPERATIONS)));
  app.get('/api/health', async (c) => {
    const health = await house.health();
    return c.json(health, health.ok ? 200 : 503);
  });
  app.route('/', operationRoutes(house, OPERATIONS));
  app.route('/', pageRoutes(pages));
  return app;
}
