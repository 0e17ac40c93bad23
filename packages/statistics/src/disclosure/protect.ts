/**
 * Withholds small counts, and as few others as keep them open: for each withheld count the values that a reader must
 * still think possible are shown to be possible by a move, and what a move touches is withheld with it.
 */
import { type Aim, cheapestMove, type Move } from './cheapest-move.ts';
import { isSmall, valuesToOpen } from './rule.ts';
import type { System } from './system.ts';

/** What to withhold, by index, those withheld earlier among them; or the count that cannot be kept open. */
export type Protection = { readonly withheld: ReadonlySet<number> } | { readonly exposed: number };

/** Moving what is withheld anyway is nearly free; not quite, so that no move goes round in circles. */
const NEARLY_FREE = 0.001;

const greatestDivisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestDivisor(b, a % b));

/** Each value that a move and its equal parts show to be possible for a count. */
function* valuesOf(system: System, move: Move): Generator<readonly [index: number, value: number]> {
  const parts = [...move.values()].reduce(greatestDivisor, 0);
  for (const [index, amount] of move) {
    const value = system.counts[index]?.value ?? 0;
    for (let part = 1; part <= parts; part += 1) yield [index, value + (amount / parts) * part];
  }
}

class Protector {
  readonly withheld = new Set<number>();
  private readonly system: System;
  private moves: Move[] = [];
  /** By count, the values shown to be possible. */
  private possible = new Map<number, Set<number>>();

  constructor(system: System) {
    this.system = system;
    system.counts.forEach((count, index) => {
      if (count.earlier === 'withheld' || (!count.earlier && isSmall(count.value))) this.withheld.add(index);
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
      .filter((index) => !this.count(index).earlier && !isSmall(this.count(index).value))
      .sort((a, b) => this.count(b).cost - this.count(a).cost);
    for (const index of spare) {
      const before = { moves: this.moves, possible: this.possible };
      this.withheld.delete(index);
      this.moves = before.moves.filter((move) => !move.has(index));
      this.possible = new Map();
      for (const move of this.moves) this.harvest(move);
      if (!this.nextOpen()) continue;
      this.withheld.add(index);
      this.moves = before.moves;
      this.possible = before.possible;
    }
  }

  private count(index: number): System['counts'][number] {
    const count = this.system.counts[index];
    if (!count) throw new RangeError(`no count ${index}`);
    return count;
  }
  private keep(move: Move): void {
    for (const index of move.keys()) this.withheld.add(index);
    this.moves.push(move);
    this.harvest(move);
  }
  private harvest(move: Move): void {
    for (const [index, value] of valuesOf(this.system, move)) this.possibleOf(index).add(value);
  }
  private possibleOf(index: number): Set<number> {
    const known = this.possible.get(index) ?? new Set([this.count(index).value]);
    this.possible.set(index, known);
    return known;
  }

  /** The first withheld count, or line of attributes, that is not yet shown to be open, and what would open it. */
  private nextOpen(): { index: number; choices: Aim[][] } | null {
    for (const index of this.withheld) {
      const { value } = this.count(index);
      const values = valuesToOpen(value, this.possibleOf(index));
      const aims = values.map((other): Aim => ({ terms: [[index, 1]], change: other - value }));
      // Of a small count each value is needed, the farthest first; of another any few, up or down.
      if (isSmall(value) && aims.length > 0) return { index, choices: [aims.slice(0, 1)] };
      if (aims.length > 0)
        return { index, choices: [aims.slice(0, 2), ...aims.slice(2).map((aim) => [aim])] };
    }
    for (const { whole, parts, attributes } of this.system.lines) {
      const { value } = this.count(whole);
      if (!attributes || value === 0 || !this.withheld.has(whole)) continue;
      const full = parts.find((part) => this.count(part).value === value);
      if (full === undefined || this.moves.some((move) => (move.get(whole) ?? 0) > (move.get(full) ?? 0)))
        continue;
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

  /** The first move that withholds nothing new, or else the cheapest of those that reach an aim. */
  private async bestMove(aims: readonly Aim[]): Promise<Move | null> {
    let best: { move: Move; price: number } | null = null;
    for (const aim of aims) {
      const move = await cheapestMove(
        this.system,
        (index, count) =>
          this.withheld.has(index) ? NEARLY_FREE : count.earlier === 'shown' ? null : count.cost,
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
    return best?.move ?? null;
  }
}

/** Protects a system of counts: what a reader who knows the rule and all that is shown can still not tell. */
export async function protect(system: System): Promise<Protection> {
  const protector = new Protector(system);
  const exposed = await protector.run();
  if (exposed !== null) return { exposed };
  protector.showWhatMay();
  return { withheld: protector.withheld };
}
