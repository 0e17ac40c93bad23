/** What waits of commitments for who keeps them: measures that are late, that make no progress, or that lack money. */
import type { Waiting } from '../area.ts';
import type { Context } from '../operations/operation.ts';
import { signedMeasures } from './commitment-standing.ts';

/** Each sign with the code by which the pages know it. */
const WAITS = {
  overdue: 'measures_overdue',
  due_soon: 'measures_due_soon',
  no_progress: 'measures_quiet',
  funds_lacking: 'measures_unfunded',
} as const;

export async function waitingMeasures(context: Context): Promise<readonly Waiting[]> {
  if (!context.may('manage_commitments')) return [];
  const measures = await signedMeasures(context);
  return Object.entries(WAITS).flatMap(([sign, what]): Waiting[] => {
    const waiting = measures.filter(({ signs }) => signs.some((one) => one === sign));
    if (waiting.length === 0) return [];
    // Of what is due the day that is first; of the others the day since which they stand as they do.
    const since = waiting
      .map(({ due, stateSince }) => (sign === 'overdue' || sign === 'due_soon' ? due : stateSince))
      .filter((day) => day !== null)
      .toSorted();
    return [{ what, count: waiting.length, oldest: since[0] ?? null }];
  });
}
