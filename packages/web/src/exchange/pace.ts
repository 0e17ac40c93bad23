/** How fast an import reads, and how long it will take still. */

export interface Pace {
  /** Rows a second. */
  readonly rate: number;
  /** Seconds until the file is read; null once it is, and what was read is being written. */
  readonly left: number | null;
}

/** @param progress bytes read of all bytes, rows, seconds; null while too little was read to tell */
export function paceOf(progress: {
  readonly read: number;
  readonly total: number;
  readonly rows: number;
  readonly seconds: number;
}): Pace | null {
  const { read, total, rows, seconds } = progress;
  if (read >= total) return { rate: seconds > 0 ? Math.round(rows / seconds) : rows, left: null };
  if (seconds < 1 || rows === 0 || read === 0) return null;
  return { rate: Math.round(rows / seconds), left: Math.ceil((seconds * (total - read)) / read) };
}
