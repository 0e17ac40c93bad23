/** Passwords by Argon2id (RFC 9106). */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { FairQueue } from './fair-queue.ts';

/** 64 MiB, three passes, one lane: above the OWASP floor, 200–300 ms on two cores. */
const MEMORY_KIB = 65_536;
const PASSES = 3;

const derive = (password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        message: Buffer.from(password.normalize('NFKC')),
        nonce,
        parallelism: 1,
        tagLength: 32,
        memory,
        passes,
      },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });

/** Those of one address leave a core to the others; more than two together would take the memory of the server. */
const AT_ONCE = 2;
const EACH = 1;
/** Some ten seconds of waiting on two cores; whoever comes then is asked to come again. */
const PLACES = 32;
const queue = new FairQueue(AT_ONCE, PLACES, EACH);

/** A PHC string: `$argon2id$v=19$m=65536,t=3,p=1$salt$tag`. @param from where it is asked from @throws QueueFull */
export function hashPassword(password: string, from = ''): Promise<string> {
  return queue.run(from, async () => {
    const salt = randomBytes(16);
    const tag = await derive(password, salt, MEMORY_KIB, PASSES);
    return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${salt.toString('base64url')}$${tag.toString('base64url')}`;
  });
}

/**
 * True when the password belongs to the hash. A missing hash costs the same time and is false.
 * @param from where it is asked from: turns go round among these
 * @throws QueueFull
 */
export function verifyPassword(password: string, phc: string | null, from = ''): Promise<boolean> {
  return queue.run(from, async () => {
    const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w-]+)\$([\w-]+)$/.exec(phc ?? '');
    const salt = match?.[3] ? Buffer.from(match[3], 'base64url') : Buffer.alloc(16);
    const tag = await derive(password, salt, Number(match?.[1] ?? MEMORY_KIB), Number(match?.[2] ?? PASSES));
    const expected = match?.[4] ? Buffer.from(match[4], 'base64url') : Buffer.alloc(32, 1);
    return expected.length === tag.length && timingSafeEqual(expected, tag) && match !== null;
  });
}

/** A password that nobody has to remember, 144 random bits. */
export const randomPassword = (): string => randomBytes(18).toString('base64url');
