/** How the line to the server is: cut, slow, or as it should be. */

/** Milliseconds after which whoever waits is told that the line is slow and not that nothing happens. */
const SLOW = 4_000;
let late = 0;
const listeners = new Set<() => void>();
function tell(): void {
  for (const listener of listeners) listener();
}
export const lineNow = (): 'cut' | 'slow' | 'well' => {
  if (!navigator.onLine) return 'cut';
  return late > 0 ? 'slow' : 'well';
};
export function onLine(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
/** Sends a request, and says so while its answer is late. */
export async function watched(send: () => Promise<Response>): Promise<Response> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    late += 1;
    tell();
  }, SLOW);
  try {
    return await send();
  } finally {
    clearTimeout(timer);
    if (isLate) {
      late -= 1;
      tell();
    }
  }
}

/** Milliseconds until it is asked again after so many faults: two seconds, then twice as long each time up to half a minute. */
export const pauseAfter = (faults: number): number => Math.min(30_000, 2_000 * 2 ** Math.max(0, faults - 1));
