/** Who goes next: one at a time for each account, so many in all, and an end to the waiting. */

export interface TurnLimits {
  /** How many run together, each of another account. */
  readonly atOnce: number;
  /** How many of one account wait, and how many of all. */
  readonly waitingEach: number;
  readonly waitingAll: number;
}

/** More wait than can be served soon. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn';
}

interface Waiting {
  readonly who: string;
  readonly go: () => void;
}

export class Turns {
  private readonly limits: TurnLimits;
  private readonly running = new Set<string>();
  private readonly waiting: Waiting[] = [];
  constructor(limits: TurnLimits) {
    this.limits = limits;
  }

  /**
   * Does the work when it is this account's turn: in the order of coming, and past those whose own work still runs.
   * @throws NoTurn where too many wait
   */
  async take<T>(who: string, work: () => Promise<T>): Promise<T> {
    await this.turn(who);
    try {
      return await work();
    } finally {
      this.running.delete(who);
      this.next();
    }
  }

  private turn(who: string): Promise<void> | void {
    if (this.free(who)) {
      this.running.add(who);
      return;
    }
    const own = this.waiting.filter((other) => other.who === who).length;
    if (own >= this.limits.waitingEach || this.waiting.length >= this.limits.waitingAll)
      throw new NoTurn('too many wait');
    return new Promise((go) => {
      this.waiting.push({ who, go });
    });
  }
  private free(who: string): boolean {
    return this.running.size < this.limits.atOnce && !this.running.has(who);
  }
  private next(): void {
    const at = this.waiting.findIndex(({ who }) => this.free(who));
    const [first] = at < 0 ? [] : this.waiting.splice(at, 1);
    if (!first) return;
    this.running.add(first.who);
    first.go();
  }
}
