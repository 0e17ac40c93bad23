/** Session and access tokens: what is shown, and what is stored of it. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, URL-safe: a session or access token. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** What is stored of a token. */
export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest();
