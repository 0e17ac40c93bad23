/** How far running imports are; in memory, because it is only of interest while they run. */
export interface ImportProgress {
  /** Bytes read, all bytes, rows. */
  readonly read: number;
  readonly total: number;
  readonly rows: number;
  /** Seconds since reading began. */
  readonly seconds: number;
}

const running = new Map<string, ImportProgress>();
let told: ((importId: string, progress: ImportProgress) => void) | null = null;

export const progressOf = (importId: string): ImportProgress | null => running.get(importId) ?? null;
export const setProgress = (importId: string, progress: ImportProgress): void => {
  running.set(importId, progress);
  told?.(importId, progress);
};
export const endProgress = (importId: string): void => {
  running.delete(importId);
};
/** Tells every step to a listener: a process that imports for another one passes it on. */
export const followProgress = (listener: (importId: string, progress: ImportProgress) => void): void => {
  told = listener;
};
