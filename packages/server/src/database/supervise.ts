/** Looks after a database that this house runs: one that ended, by whatever, is started again. */

export interface Supervision {
  /** Looks no longer; an attempt that is under way is waited for. */
  end(): Promise<void>;
}

/** Looking is one small file. A database that does not start is tried again more slowly. */
const LOOK_MS = 200;
const AGAIN_MS = 2000;

export function superviseDatabase(runs: () => boolean, start: () => Promise<void>): Supervision {
  let timer: NodeJS.Timeout | null = null;
  let attempt: Promise<void> = Promise.resolve();
  let ended = false;
  const look = async (): Promise<number> => {
    if (runs()) return LOOK_MS;
    console.error('database: it ended, and is started again');
    try {
      await start();
      console.error('database: it runs again');
      return LOOK_MS;
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      return AGAIN_MS;
    }
  };
  const after = (wait: number): void => {
    if (ended) return;
    timer = setTimeout(() => {
      attempt = look().then(after);
    }, wait);
    timer.unref();
  };
  after(LOOK_MS);
  return {
    async end() {
      ended = true;
      if (timer) clearTimeout(timer);
      await attempt;
    },
  };
}
