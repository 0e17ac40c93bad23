/** Identifiers made by the application, so that no database has to hand them out. */
import { randomBytes } from 'node:crypto';

let pool = Buffer.alloc(0);
let offset = 0;
/** UUIDv7 (RFC 9562): time-ordered, 74 random bits. @param now milliseconds since 1970 */
export function newId(now: number = Date.now()): string {
  if (offset + 10 > pool.length) {
    pool = randomBytes(10 * 512);
    offset = 0;
  }
  const time = now.toString(16).padStart(12, '0');
  const r = pool.toString('hex', offset, offset + 10);
  offset += 10;
  const variant = ((Number.parseInt(r.charAt(3), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${r.slice(0, 3)}-${variant}${r.slice(4, 7)}-${r.slice(7, 19)}`;
}
