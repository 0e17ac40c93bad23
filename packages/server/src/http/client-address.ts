/** From which host a request comes, for what counts attempts by address. */
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Hosts whose word on the sender is taken: the proxy on this machine, and those that the operator names. */
const proxies = (): readonly string[] => [
  '127.0.0.1',
  '::1',
  ...(process.env['OPENMARA_PROXIES'] ?? '').split(',').map((address) => address.trim()),
];
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');

function peerOf(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    // No socket: a test asks the application itself.
    return null;
  }
}

/**
 * The address of the peer; where that is a trusted proxy, the last one in `X-Forwarded-For` that is none. What stands
 * before it was written by the sender.
 */
export function clientAddress(c: Context): string | null {
  const peer = peerOf(c);
  if (peer !== null && !proxies().includes(plain(peer))) return plain(peer);
  const forwarded = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((address) => plain(address.trim()));
  const sender = forwarded.findLast((address) => isIP(address) > 0 && !proxies().includes(address));
  return sender ?? (peer && plain(peer));
}
