/** Whose page this is, and what is done with a request that a session which has ended could not carry. */
import { watched } from './line.ts';

/** Who signed in at this page, as its dialog calls her. */
export interface Reader {
  readonly email: string;
  readonly name: string;
}
let reader: Reader | null = null;
/** What waits until she has signed in again; null while nothing does. */
let waiting: { readonly promise: Promise<void>; readonly go: () => void } | null = null;
/** How often somebody signed in at this page: a refusal from before the last time says nothing any more. */
let times = 0;
const listeners = new Set<() => void>();
function tell(): void {
  for (const listener of listeners) listener();
}
export const onSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says whose page it is from now on; until then a refusal leads to the door. */
export const rememberReader = ({ email, name }: Reader): void => {
  reader = { email, name };
};
/** Who has to sign in again, because something waits for it; null otherwise. */
export const whoIsWaited = (): Reader | null => (waiting ? reader : null);
/** She is in again, or has left: what waited is sent once more, and is answered as it is answered. */
export function goOn(): void {
  times += 1;
  waiting?.go();
  waiting = null;
  tell();
}
function untilSignedIn(): Promise<void> {
  if (!waiting) {
    let go = (): void => undefined;
    const promise = new Promise<void>((resolve) => {
      go = resolve;
    });
    waiting = { promise, go };
    tell();
  }
  return waiting.promise;
}
async function lacksSession(response: Response): Promise<boolean> {
  if (response.status !== 401 || !reader) return false;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return (
    typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'sign_in_needed'
  );
}

/**
 * Sends a request; where the session has ended meanwhile it waits until she has shown her password again, and sends
 * the request a second time. What was refused for want of a session has done nothing, so that nothing is done twice.
 */
export async function sendInSession(send: () => Promise<Response>): Promise<Response> {
  const before = times;
  const response = await watched(send);
  if (!(await lacksSession(response))) return response;
  if (before === times) await untilSignedIn();
  return watched(send);
}
