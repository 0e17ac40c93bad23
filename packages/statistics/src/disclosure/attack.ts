/**
 * A reader with a solver: knows the rule, everything that was shown, and how it hangs together, and asks by integer
 * programming which values each withheld count can still have. Shares nothing with the protection but the rule's
 * numbers, so that one does not repeat the other's mistakes. For tests; the product never attacks itself.
 */
import type { Highs } from 'highs';
import { isSmall, OPEN_VALUES, SMALL_VALUES } from './rule.ts';
import { solver } from './solver.ts';

/** A condition that a reader knows: the counts times their factors compared with a number. */
export interface Known {
  readonly terms: ReadonlyArray<readonly [count: number, factor: number]>;
  readonly is: '=' | '<=' | '>=';
  readonly number: number;
}
/** What a reader holds; withheld counts are null. */
export interface Held {
  readonly shown: ReadonlyArray<number | null>;
  readonly known: readonly Known[];
  /** Counts known not to exceed a number, and counts that are nobody's business. */
  readonly atMost?: ReadonlyMap<number, number>;
  readonly unasked?: ReadonlySet<number>;
}
/** A count that is not open enough. */
export interface Finding {
  readonly count: number;
  readonly truth: number;
  readonly possible: readonly number[];
}

/** The conditions over what is withheld, the shown counts put in. */
function rulesOf({ shown, known }: Held): string[] {
  return known.flatMap(({ terms, is, number }) => {
    const open = terms.filter(([count]) => shown[count] === null);
    const rest = terms.reduce((sum, [count, factor]) => sum + factor * (shown[count] ?? 0), 0);
    if (open.length === 0) return [];
    const left = open.map(([count, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${count}`);
    return [`${left.join(' ')} ${is} ${number - rest}`];
  });
}

class Attack {
  /** By withheld count, the values that a whole solution of all conditions gave it. */
  readonly seen = new Map<number, Set<number>>();
  private readonly highs: Highs;
  private readonly rules: readonly string[];
  private readonly withheld: readonly number[];
  constructor(highs: Highs, held: Held, truth: readonly number[]) {
    this.highs = highs;
    this.rules = rulesOf(held);
    this.withheld = held.shown.flatMap((value, count) => (value === null ? [count] : []));
    for (const count of this.withheld) this.seen.set(count, new Set([truth[count] ?? 0]));
  }
  /** Solves the conditions and one more. @returns whether anything satisfies them; what does is seen */
  solve(objective: string, more: readonly string[]): boolean {
    const text = [
      'Maximize',
      ` o: ${objective}`,
      'Subject To',
      ...[...this.rules, ...more].map((rule, n) => ` r${n}: ${rule}`),
      'Bounds',
      ...this.withheld.map((count) => ` x${count} <= 1000000`),
    ].join('\n');
    const whole = `${text}\nGeneral\n ${this.withheld.map((count) => `x${count}`).join(' ')}\nEnd`;
    for (const attempt of [`${text}\nEnd`, whole]) {
      const answer = this.highs.solve(attempt, { output_flag: false });
      if (answer.Status !== 'Optimal') return false;
      const values = Object.entries(answer.Columns).map(
        ([name, column]) => [Number(name.slice(1)), 'Primal' in column ? column.Primal : 0] as const,
      );
      if (values.some(([, value]) => Math.abs(value - Math.round(value)) > 1e-6)) continue;
      for (const [count, value] of values) this.seen.get(count)?.add(Math.round(value));
      return true;
    }
    return false;
  }
}

/** What is still to be seen of a count for it to be open enough. */
function wanting(truth: number, seen: ReadonlySet<number>, atMost = 1_000_000): number[] {
  if (atMost < SMALL_VALUES.length) {
    if (seen.size > 1) return [];
    return [0, ...SMALL_VALUES].filter((value) => value <= atMost && !seen.has(value));
  }
  if (isSmall(truth)) return SMALL_VALUES.filter((value) => !seen.has(value));
  if (seen.size >= OPEN_VALUES) return [];
  return [1, 2, 3, -1, -2, -3, 4, 5, 6]
    .map((step) => truth + step)
    .filter((v) => v >= 0 && v <= atMost && !seen.has(v));
}

/**
 * @param truth the true counts; only to know which value is which, the attack learns nothing from them
 * @returns the withheld counts that are pinned or narrowed
 */
export async function attack(held: Held, truth: readonly number[]): Promise<Finding[]> {
  const run = new Attack(await solver(), held, truth);
  const findings: Finding[] = [];
  for (const [count, seen] of run.seen) {
    if (held.unasked?.has(count)) continue;
    const value = truth[count] ?? 0;
    const most = held.atMost?.get(count);
    for (const wanted of wanting(value, seen, most)) {
      if (wanting(value, seen, most).length === 0) break;
      if (!seen.has(wanted)) run.solve(`x${count}`, [`x${count} = ${wanted}`]);
    }
    if (wanting(value, seen, most).length > 0)
      findings.push({ count, truth: value, possible: [...seen].sort((a, b) => a - b) });
  }
  return findings;
}

/**
 * Whether a reader can tell that a whole group is of one kind: no solution leaves anybody of the withheld group out
 * of the part.
 */
export async function revealed(
  held: Held,
  truth: readonly number[],
  group: { readonly whole: number; readonly part: number },
): Promise<boolean> {
  const run = new Attack(await solver(), held, truth);
  const { whole, part } = group;
  const [of, inPart] = [held.shown[whole], held.shown[part]];
  const objective = of === null ? `x${whole}` : `x${part}`;
  const terms = [of === null ? `x${whole}` : '', inPart === null ? `- x${part}` : ''].join(' ');
  return !run.solve(objective, [`${terms} >= ${1 - (of ?? 0) + (inPart ?? 0)}`]);
}
