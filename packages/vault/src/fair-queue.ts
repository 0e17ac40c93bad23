/** More wait than can be served soon, and whoever was asked to come again has more waiting than others. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

interface Waiting {
  readonly go: () => void;
  readonly refuse: (error: QueueFull) => void;
}

/**
 * A queue with an end, in which nobody fills the place of others: those who ask come from somewhere, the places go
 * round among where they come from, and where all are taken, whoever has most of them gives one up.
 */
export class FairQueue {
  private readonly atOnce: number;
  private readonly each: number;
  private readonly places: number;
  /** In the order in which they are served next. */
  private readonly waiting = new Map<string, Waiting[]>();
  /** How many run, by where they are asked from. */
  private readonly running = new Map<string, number>();
  private runningAll = 0;
  private count = 0;
  /** @param atOnce how many run together @param places how many wait @param each how many of one address run together */
  constructor(atOnce: number, places: number, each = atOnce) {
    this.atOnce = atOnce;
    this.each = each;
    this.places = places;
  }

  /**
   * Runs the work when it is its turn.
   * @param from where it is asked from
   * @throws QueueFull where there is no place
   */
  async run<T>(from: string, work: () => Promise<T>): Promise<T> {
    if (this.mayRun(from)) this.begin(from);
    else await this.place(from);
    try {
      return await work();
    } finally {
      this.end(from);
      // Begun here for whoever is next, so that nobody who comes meanwhile overtakes.
      this.next()?.go();
    }
  }

  private mayRun(from: string): boolean {
    return this.runningAll < this.atOnce && (this.running.get(from) ?? 0) < this.each;
  }
  private begin(from: string): void {
    this.running.set(from, (this.running.get(from) ?? 0) + 1);
    this.runningAll += 1;
  }
  private end(from: string): void {
    const left = (this.running.get(from) ?? 1) - 1;
    if (left > 0) this.running.set(from, left);
    else this.running.delete(from);
    this.runningAll -= 1;
  }

  private place(from: string): Promise<void> {
    if (this.count >= this.places) this.makeRoom(from);
    this.count += 1;
    return new Promise((go, refuse) => {
      this.waiting.set(from, [...(this.waiting.get(from) ?? []), { go, refuse }]);
    });
  }
  private makeRoom(from: string): void {
    const own = this.waiting.get(from)?.length ?? 0;
    const [most, theirs] = [...this.waiting].reduce(
      (a, b) => (b[1].length > a[1].length ? b : a),
      [from, [] as Waiting[]],
    );
    const last = theirs.length > own + 1 ? theirs.pop() : undefined;
    if (!last) throw new QueueFull('too many wait');
    if (theirs.length === 0) this.waiting.delete(most);
    this.count -= 1;
    last.refuse(new QueueFull('others wait who have fewer places'));
  }
  /** Takes the first who may run out of the waiting, and counts it as running. */
  private next(): Waiting | undefined {
    for (const [from, theirs] of this.waiting) {
      if (!this.mayRun(from)) continue;
      const next = theirs.shift();
      // To the end of the round: the others come before the next from here.
      this.waiting.delete(from);
      if (theirs.length > 0) this.waiting.set(from, theirs);
      this.count -= 1;
      this.begin(from);
      return next;
    }
    return undefined;
  }
}
