/** Bodies are small, and are refused while they come: only an upload has a limit of its own. */
import { Problem } from '@openmara/core/access/problems';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Bytes of a command's JSON. */
const BODY_LIMIT = 1_000_000;
/** Bytes of what somebody sends who has not signed in yet: a name, an address and a password. */
const STRANGERS_LIMIT = 16_000;

const upTo = (bytes: number): MiddlewareHandler => {
  const refuse = (): never => {
    throw new Problem('body_too_large');
  };
  const bounded = bodyLimit({ maxSize: bytes, onError: refuse });
  return async (c, next) => {
    // What was announced is believed for every method, before a byte of it is read.
    if (Number(c.req.header('content-length') ?? 0) > bytes) refuse();
    return bounded(c, next);
  };
};

/** For every route but those of uploads. */
export const smallBody = upTo(BODY_LIMIT);
/** For what is open before sign-in. */
export const strangersBody = upTo(STRANGERS_LIMIT);
