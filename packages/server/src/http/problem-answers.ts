/** Every refusal and fault as a problem document (RFC 9457); a fault tells the log where, never what. */
import { Problem, PROBLEMS, type ProblemCode } from '@openmara/core/access/problems';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isConnectionLost } from '../database/lost-connection.ts';
import { problemDocument } from '../language/problem-words.ts';
import { localeOf } from './asked-language.ts';

const answer = (c: Context, problem: Problem): Response => {
  const status = PROBLEMS[problem.code].status;
  const locale = localeOf(c);
  c.header('content-type', 'application/problem+json');
  c.header('content-language', locale);
  const wait = problem.retryAfter ?? (status === 503 ? 2 : null);
  if (wait !== null) c.header('retry-after', String(wait));
  // A body that was not read to its end would be taken for the next request on the same connection.
  if (problem.code === 'body_too_large' || (c.req.method === 'POST' && !c.req.raw.bodyUsed))
    c.header('connection', 'close');
  return c.body(JSON.stringify(problemDocument(problem, locale)), status);
};

/** What Hono's own middleware refuses with, in the words of the catalogue. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = { 403: 'cross_site', 413: 'body_too_large' };

export function answerProblem(error: Error, c: Context): Response {
  if (error instanceof Problem) return answer(c, error);
  const known = error instanceof HTTPException ? BY_STATUS[error.status] : undefined;
  if (known) return answer(c, new Problem(known));
  if (isConnectionLost(error)) return answer(c, new Problem('database_away'));
  const code = 'code' in error ? String(error.code) : '';
  console.error(`fault: ${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''} ${code}`);
  return answer(c, new Problem('fault'));
}

export const noSuchOperation = (c: Context): Response => answer(c, new Problem('no_such_operation'));
