import { Problem } from '@openmara/core/access/problems';

const WINDOW_MS = 60_000;
const ATTEMPTS = 10;

/** Failed sign-ins by address within a minute: patience is asked for, nobody is locked out. */
export class SignInBrake {
  private readonly failures = new Map<string, { count: number; since: number }>();
  /** @param now milliseconds; @throws Problem too_many_attempts */
  check(key: string, now: number): void {
    const entry = this.failures.get(key);
    if (entry && now - entry.since > WINDOW_MS) this.failures.delete(key);
    else if (entry && entry.count >= ATTEMPTS) throw new Problem('too_many_attempts');
  }
  failed(key: string, now: number): void {
    const entry = this.failures.get(key) ?? { count: 0, since: now };
    if (this.failures.size > 10_000) this.failures.clear();
    this.failures.set(key, { count: entry.count + 1, since: entry.since });
  }
}
