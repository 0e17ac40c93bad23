/**
 * Refusals of nobody in particular (no session, an unknown address) are recorded once a minute for each operation
 * and reason: that it was tried is on record, and no stranger can fill the disk by trying.
 */
export class RefusalBrake {
  private readonly latest = new Map<string, number>();
  /** @param key operation and reason, never anything that the stranger chose */
  lets(key: string, now: Date): boolean {
    const before = this.latest.get(key);
    if (before !== undefined && Math.abs(now.getTime() - before) < 60_000) return false;
    this.latest.set(key, now.getTime());
    return true;
  }
}
