/** How far running imports of this process are; in memory, because it is only of interest while they run. */
export interface ImportProgress {
  /** Bytes read, all bytes, rows. */
  readonly read: number;
  readonly total: number;
  readonly rows: number;
}

const running = new Map<string, ImportProgress>();

export const progressOf = (importId: string): ImportProgress | null => running.get(importId) ?? null;
export const setProgress = (importId: string, progress: ImportProgress): void => {
  running.set(importId, progress);
};
export const endProgress = (importId: string): void => {
  running.delete(importId);
};
