/**
 * Withholds small counts, and as few others as keep them open: for each withheld count the values that a reader must
 * still think possible are shown to be possible by a move, and what a move touches is withheld with it.
 */
import { type Aim, cheapestMove, type Move } from './cheapest-move.ts';
import { independentParts } from './independent-parts.ts';
import { isKnownFew } from './insider.ts';
import { isSmall, THRESHOLD, valuesToOpen } from './rule.ts';

import type { Bound, Count, System } from './system.ts';

/** What to withhold, by index, those withheld earlier among them; or the count that cannot be kept open. */
export type Protection = { readonly withheld: ReadonlySet<number> } | { readonly exposed: number };

/** Moving what is withheld anyway is nearly free; not quite, so that no move goes round in circles. */
const NEARLY_FREE = 0.001;

const greatestDivisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestDivisor(b, a % b));

/** A direction in which counts can move, and how many steps of it leave every condition standing, back and forth. */
interface Course {
  readonly step: Move;
  /** 0 or less, and 0 or more. */
  readonly back: number;
  readonly forth: number;
}
/** Steps further than this show no value that anybody needs. */
const FAR = 8;

/** The bounds in which each count stands. */
function boundsByCount(system: System): ReadonlyMap<number, readonly Bound[]> {
  const found = new Map<number, Bound[]>();
  for (const bound of system.bounds)
    for (const [index] of bound.terms) {
      const list = found.get(index);
      if (list) list.push(bound);
      else found.set(index, [bound]);
    }
  return found;
}

class Protector {
  readonly withheld = new Set<number>();
  private readonly system: System;
  private courses: Course[] = [];
  private readonly bounds: ReadonlyMap<number, readonly Bound[]>;
  /** By count, the values shown to be possible. */
  private possible = new Map<number, Set<number>>();

  constructor(system: System) {
    this.system = system;
    this.bounds = boundsByCount(system);
    system.counts.forEach((count, index) => {
      if (count.fixed === 'withheld' || (!count.fixed && isSmall(count.value))) this.withheld.add(index);
    });
  }

  /** @returns the count that cannot be kept open, or null where all are */
  async run(): Promise<number | null> {
    for (;;) {
      const open = this.nextOpen();
      if (!open) return null;
      let move: Move | null = null;
      for (const aims of open.choices) move ??= await this.bestMove(aims);
      if (!move) return open.index;
      this.keep(move);
    }
  }

  /** Shows again what the moves that were found can do without, the most costly first. */
  showWhatMay(): void {
    const spare = [...this.withheld]
      .filter((index) => !this.count(index).fixed && !isSmall(this.count(index).value))
      .sort((a, b) => this.count(b).cost - this.count(a).cost);
    for (const index of spare) {
      const before = { courses: this.courses, possible: this.possible };
      this.withheld.delete(index);
      this.courses = before.courses.filter(({ step }) => !step.has(index));
      this.possible = new Map();
      for (const course of this.courses) this.harvest(course);
      if (!this.nextOpen()) continue;
      this.withheld.add(index);
      this.courses = before.courses;
      this.possible = before.possible;
    }
  }

  private count(index: number): System['counts'][number] {
    const count = this.system.counts[index];
    if (!count) throw new RangeError(`no count ${index}`);
    return count;
  }
  /** A move is kept as its smallest step, with all the steps that are possible from the true counts. */
  private keep(move: Move): void {
    const parts = [...move.values()].reduce(greatestDivisor, 0);
    const step = new Map([...move].map(([index, amount]) => [index, amount / parts]));
    for (const index of step.keys()) this.withheld.add(index);
    const course = { step, back: -this.steps(step, -1), forth: this.steps(step, 1) };
    this.courses.push(course);
    this.harvest(course);
  }
  /** How often a step can be taken in its direction (1) or against it (−1). */
  private steps(step: Move, direction: 1 | -1): number {
    let times = FAR;
    const touched = new Set<Bound>();
    for (const [index, amount] of step) {
      if (amount * direction < 0)
        times = Math.min(times, Math.floor(this.count(index).value / Math.abs(amount)));
      for (const bound of this.bounds.get(index) ?? []) touched.add(bound);
    }
    for (const { terms } of touched) {
      const slack = -terms.reduce((sum, [index, factor]) => sum + factor * this.count(index).value, 0);
      const used = terms.reduce(
        (sum, [index, factor]) => sum + factor * direction * (step.get(index) ?? 0),
        0,
      );
      if (used > 0) times = Math.min(times, Math.floor(slack / used));
    }
    return times;
  }
  private harvest({ step, back, forth }: Course): void {
    for (const [index, amount] of step) {
      const possible = this.possibleOf(index);
      for (let times = back; times <= forth; times += 1)
        possible.add(this.count(index).value + amount * times);
    }
  }
  /** Whether a course leaves somebody of the whole out of the part. */
  private parts({ step, back, forth }: Course, whole: number, part: number): boolean {
    const gap = (step.get(whole) ?? 0) - (step.get(part) ?? 0);
    return gap * forth > 0 || gap * back > 0;
  }
  private possibleOf(index: number): Set<number> {
    const known = this.possible.get(index) ?? new Set([this.count(index).value]);
    this.possible.set(index, known);
    return known;
  }

  /** The first withheld count, or line of attributes, that is not yet shown to be open, and what would open it. */
  private nextOpen(): { index: number; choices: Aim[][] } | null {
    for (const index of this.withheld) {
      const { value, atMost, unasked } = this.count(index);
      if (unasked) continue;
      const values = valuesToOpen(value, this.possibleOf(index), atMost);
      const aims = values.map((other): Aim => ({ terms: [[index, 1]], change: other - value }));
      // Of a small count each value is needed, the farthest first; of another any few, up or down.
      const few = (atMost ?? Number.POSITIVE_INFINITY) < THRESHOLD - 1;
      if (few && aims.length > 0) return { index, choices: [aims] };
      if (isSmall(value) && aims.length > 0) return { index, choices: [aims.slice(0, 1)] };
      if (aims.length > 0)
        return { index, choices: [aims.slice(0, 2), ...aims.slice(2).map((aim) => [aim])] };
    }
    for (const { whole, parts, attributes } of this.system.lines) {
      const { value } = this.count(whole);
      if (!attributes || value === 0) continue;
      const full = parts.find((part) => this.count(part).value === value);
      if (full === undefined) continue;
      const tells = this.withheld.has(whole) || (isKnownFew(this.count(whole)) && this.withheld.has(full));
      if (!tells || this.courses.some((course) => this.parts(course, whole, full))) continue;
      return {
        index: whole,
        choices: [
          [
            {
              terms: [
                [whole, 1],
                [full, -1],
              ],
              change: 1,
            },
          ],
        ],
      };
    }
    return null;
  }

  /**
   * The first move that withholds nothing new, or else the cheapest of those that reach an aim. Each circle of counts
   * that may move is tried before the next: what is withheld anyway, what is not 0, everything.
   */
  private async bestMove(aims: readonly Aim[]): Promise<Move | null> {
    const circles: ReadonlyArray<(count: Count) => boolean> = [
      () => false,
      ({ value }) => value > 0,
      () => true,
    ];
    for (const within of circles) {
      let best: { move: Move; price: number } | null = null;
      for (const aim of aims) {
        const move = await cheapestMove(
          this.system,
          (index, count) => {
            if (this.withheld.has(index)) return NEARLY_FREE;
            return count.fixed === 'shown' || !within(count) ? null : count.cost;
          },
          aim,
        );
        if (!move) continue;
        const price = [...move.keys()].reduce(
          (sum, index) => sum + (this.withheld.has(index) ? 0 : this.count(index).cost),
          0,
        );
        if (price === 0) return move;
        if (!best || price < best.price) best = { move, price };
      }
      if (best) return best.move;
    }
    return null;
  }
}

/** Protects a system of counts: what a reader who knows the rule and all that is shown can still not tell. */
export async function protect(system: System): Promise<Protection> {
  const withheld = new Set(
    system.counts.flatMap(({ fixed }, index) => (fixed === 'withheld' ? [index] : [])),
  );
  for (const part of independentParts(system)) {
    const protector = new Protector(part.system);
    const exposed = await protector.run();
    if (exposed !== null) return { exposed: part.indices[exposed] ?? exposed };
    protector.showWhatMay();
    for (const index of protector.withheld) withheld.add(part.indices[index] ?? index);
  }
  return { withheld };
}
