/** A system falls apart where nothing that is still open ties its counts: each part is protected by itself, and sooner. */
import type { Bound, Line, System } from './system.ts';

/** A part with the indices that its counts have in the whole. */
export interface Part {
  readonly system: System;
  readonly indices: readonly number[];
}

/** The counts that a condition ties together. */
const tiedBy = (condition: Line | Bound): readonly number[] =>
  'whole' in condition ? [condition.whole, ...condition.parts] : condition.terms.map(([index]) => index);

/** Finds for each count the one that stands for its part (disjoint sets with halving of paths). */
function standIns(system: System): number[] {
  const parent = system.counts.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const condition of [...system.lines, ...system.bounds]) {
    const [first, ...others] = tiedBy(condition).filter((index) => system.counts[index]?.fixed !== 'shown');
    for (const other of others) if (first !== undefined) parent[find(other)] = find(first);
  }
  return parent.map((_, index) => find(index));
}

/**
 * Splits a system. What was shown before is known to every part in which it stands.
 * @returns the parts in which anything is still to be decided; the others hold as they are
 */
export function independentParts(system: System): Part[] {
  const standIn = standIns(system);
  const undecided = new Set(
    system.counts.flatMap(({ fixed }, index) => (fixed === undefined ? [standIn[index] ?? index] : [])),
  );
  const members = new Map<number, { counts: Set<number>; lines: Line[]; bounds: Bound[] }>();
  for (const part of undecided) members.set(part, { counts: new Set(), lines: [], bounds: [] });
  system.counts.forEach(({ fixed }, index) => {
    if (fixed !== 'shown') members.get(standIn[index] ?? index)?.counts.add(index);
  });
  const partOf = (condition: Line | Bound) => {
    const open = tiedBy(condition).find((index) => system.counts[index]?.fixed !== 'shown');
    const part = open === undefined ? undefined : members.get(standIn[open] ?? open);
    for (const index of tiedBy(condition)) part?.counts.add(index);
    return part;
  };
  for (const line of system.lines) partOf(line)?.lines.push(line);
  for (const bound of system.bounds) partOf(bound)?.bounds.push(bound);
  return [...members.values()].map(({ counts, lines, bounds }) => {
    const indices = [...counts].sort((a, b) => a - b);
    const at = new Map(indices.map((index, n) => [index, n]));
    const here = (index: number): number => at.get(index) ?? -1;
    return {
      indices,
      system: {
        counts: indices.flatMap((index) => system.counts[index] ?? []),
        lines: lines.map((line) => ({ ...line, whole: here(line.whole), parts: line.parts.map(here) })),
        bounds: bounds.map(({ terms }) => ({
          terms: terms.map(([index, factor]) => [here(index), factor] as const),
        })),
      },
    };
  });
}
