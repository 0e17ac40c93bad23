/** Whether somebody is writing just now: what opens over a page then would swallow what she writes. */

/** Milliseconds without a key after which she rests. */
const REST = 1500;
let lastKey = Number.NEGATIVE_INFINITY;
window.addEventListener(
  'keydown',
  ({ key, target }) => {
    const inField = target instanceof HTMLElement && target.matches('textarea, input, [contenteditable]');
    // Enter sends, Tab goes on: neither is followed by more of the same text.
    lastKey = inField && key !== 'Enter' && key !== 'Tab' ? performance.now() : Number.NEGATIVE_INFINITY;
  },
  { capture: true },
);
/** Runs once she rests. @returns takes it back */
export function afterTyping(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    const left = lastKey + REST - performance.now();
    if (left > 0) timer = setTimeout(wait, left);
    else run();
  };
  wait();
  return () => clearTimeout(timer);
}
