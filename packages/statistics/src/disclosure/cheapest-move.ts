/**
 * From the true counts to others that a reader could hold for true as well: a move raises some counts and lowers
 * others so that every line that adds up still does. Found by linear programming, cheapest first, where moving a count that is
 * withheld anyway costs next to nothing. Source: Fischetti and Salazar-González 2001, Solving the cell suppression
 * problem on tabular data with linear constraints; Hundepool et al. 2012, ch. 4.
 */
import { solver } from './solver.ts';
import type { Count, System } from './system.ts';

/** By how much each count changes; those that stay are not in it. */
export type Move = ReadonlyMap<number, number>;
/** A sum of changes that must come out as wanted: the terms times the move. */
export interface Aim {
  readonly terms: ReadonlyArray<readonly [count: number, factor: number]>;
  readonly change: number;
}

/** One term of an inequality over the move, split into what is raised (u) and what is lowered (d). */
const term = (count: number, factor: number): string => {
  const [plus, minus] = factor > 0 ? ['+', '-'] : ['-', '+'];
  const size = Math.abs(factor) === 1 ? '' : `${Math.abs(factor)} `;
  return `${plus} ${size}u${count} ${minus} ${size}d${count}`;
};

/**
 * The programme of one aim in the format of CPLEX LP.
 * @param cost of moving a count by one; null for a count that may not move
 */
function programme(system: System, cost: (index: number) => number | null, aim: Aim): string {
  const { counts, lines, bounds } = system;
  const price = counts.map((_, index) => cost(index));
  const moves = (index: number): boolean => price[index] !== null && price[index] !== undefined;
  const written = (terms: ReadonlyArray<readonly [number, number]>): string =>
    terms
      .filter(([index]) => moves(index))
      .map(([index, factor]) => term(index, factor))
      .join(' ');
  const rules: string[] = [`${written(aim.terms)} = ${aim.change}`];
  for (const { whole, parts, addsUp } of lines) {
    if (!addsUp) continue;
    const text = written([...parts.map((part): [number, number] => [part, 1]), [whole, -1]]);
    if (text) rules.push(`${text} = 0`);
  }
  for (const { terms } of bounds) {
    const text = written(terms);
    const slack = terms.reduce((sum, [index, factor]) => sum - factor * (counts[index]?.value ?? 0), 0);
    if (text) rules.push(`${text} <= ${slack}`);
  }
  const moving = counts.flatMap((count, index) => (moves(index) ? [{ ...count, index }] : []));
  return [
    'Minimize',
    ` o: ${moving.map(({ index }) => `${price[index]} u${index} + ${price[index]} d${index}`).join(' + ')}`,
    'Subject To',
    ...rules.map((rule, n) => ` r${n}: ${rule}`),
    'Bounds',
    ...moving.map(({ index, value }) => ` d${index} <= ${value}`),
    'General',
    ` ${moving.map(({ index }) => `u${index} d${index}`).join(' ')}`,
    'End',
  ].join('\n');
}

/** The part of a programme that says whole numbers only; without it the answer comes sooner, and is whole nearly always. */
const relaxed = (text: string): string => text.replace(/\nGeneral\n.*\n/, '\n');

/**
 * @param cost what moving each count by one costs; null where it may not move
 * @returns null where no move reaches the aim
 */
export async function cheapestMove(
  system: System,
  cost: (index: number, count: Count) => number | null,
  aim: Aim,
): Promise<Move | null> {
  const priced = (index: number): number | null => {
    const count = system.counts[index];
    return count ? cost(index, count) : null;
  };
  if (!aim.terms.some(([index]) => priced(index) !== null)) return null;
  const text = programme(system, priced, aim);
  const highs = await solver();
  for (const attempt of [relaxed(text), text]) {
    const answer = highs.solve(attempt, { output_flag: false });
    if (answer.Status !== 'Optimal') return null;
    const move = new Map<number, number>();
    let whole = true;
    for (const [name, column] of Object.entries(answer.Columns)) {
      const amount = 'Primal' in column ? column.Primal : 0;
      const rounded = Math.round(amount);
      if (Math.abs(amount - rounded) > 1e-6) whole = false;
      if (rounded === 0) continue;
      const index = Number(name.slice(1));
      move.set(index, (move.get(index) ?? 0) + (name.startsWith('u') ? rounded : -rounded));
    }
    if (whole) return new Map([...move].filter(([, amount]) => amount !== 0));
  }
  return null;
}
