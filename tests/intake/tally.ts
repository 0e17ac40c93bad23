/** Fields by what came of them, counted for a group of them. */
import type { Fault, Outcome } from './compare.ts';

export interface Tally {
  readonly fields: number;
  readonly of: Readonly<Record<Outcome, number>>;
  /** Right, of a hundred. */
  readonly right: number;
}

export function tally(faults: readonly Fault[], among: (fault: Fault) => boolean = () => true): Tally {
  const of: Record<Outcome, number> = { right: 0, asked: 0, wrong: 0, invented: 0, missing: 0 };
  let fields = 0;
  for (const fault of faults)
    if (among(fault)) {
      of[fault.outcome] += 1;
      fields += 1;
    }
  return { fields, of, right: (100 * of.right) / Math.max(1, fields) };
}
