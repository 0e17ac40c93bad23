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
  private readonly places: number;
  /** In the order in which they are served next. */
  private readonly waiting = new Map<string, Waiting[]>();
  private running = 0;
  private count = 0;
  /** @param atOnce how many run together @param places how many wait */
  constructor(atOnce: number, places: number) {
    this.atOnce = atOnce;
    this.places = places;
  }

  /**
   * Runs the work when it is its turn.
   * @param from where it is asked from
   * @throws QueueFull where there is no place
   */
  async run<T>(from: string, work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await this.place(from);
    else this.running += 1;
    try {
      return await work();
    } finally {
      // Whoever ends passes its place on, so that nobody who comes meanwhile overtakes.
      const next = this.next();
      if (next) next.go();
      else this.running -= 1;
    }
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
  private next(): Waiting | undefined {
    const [first] = this.waiting;
    if (!first) return undefined;
    const [from, theirs] = first;
    const next = theirs.shift();
    // To the end of the round: the others come before the next from here.
    this.waiting.delete(from);
    if (theirs.length > 0) this.waiting.set(from, theirs);
    this.count -= 1;
    return next;
  }
}
