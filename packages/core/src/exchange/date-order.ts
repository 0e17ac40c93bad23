/** The order of day and month in a column of numeric dates, decided from all of its values and never row by row. */
import { asciiDigits } from '../language/fold.ts';
import type { DayOrder } from '../incidents/parse-period.ts';

const NUMERIC = /(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})(?!\d)/g;

const YEAR_FIRST = /(?<!\d)\d{4}-\d{2}-(\d{2})(?!\d)/g;

/** Counts what the dates of one column say of their order. */
export class DateOrder {
  private dayFirst = 0;
  private monthFirst = 0;
  private readonly open: string[] = [];
  /** Days that the file itself calls days, or that are written year first: up to the twelfth of a month, and later. */
  private early = 0;
  private late = 0;

  /** Takes one cell into account; a cell may name two days. */
  add(cell: string): void {
    for (const [text, first, second] of asciiDigits(cell).matchAll(NUMERIC)) {
      const [a, b] = [Number(first), Number(second)];
      if (a > 12 && b <= 12) this.dayFirst += 1;
      else if (b > 12 && a <= 12) this.monthFirst += 1;
      else if (a !== b && this.open.length < 3) this.open.push(text);
    }
    for (const [, of] of cell.matchAll(YEAR_FIRST))
      if (Number(of) > 12) this.late += 1;
      else this.early += 1;
  }
  /** Whether the cell would say what no cell before it said: then it matters whether its row is a record. */
  mayTurnOn(cell: string): boolean {
    if (this.dayFirst > 0 && this.monthFirst > 0) return false;
    const alone = new DateOrder();
    alone.add(cell);
    return (alone.dayFirst > 0 && this.dayFirst === 0) || (alone.monthFirst > 0 && this.monthFirst === 0);
  }
  /** Whether values decide it; a column without such dates has nothing to decide. */
  get decided(): boolean {
    return this.dayFirst + this.monthFirst > 0;
  }
  /** The order that the values decide; day first where they do not. */
  get order(): Exclude<DayOrder, 'ymd'> {
    return this.monthFirst > this.dayFirst ? 'mdy' : 'dmy';
  }
  /** What a person must be asked: examples that can be read both ways, or values that contradict each other or the mapping. */
  doubt(read: DayOrder): {
    readonly code: 'order_open' | 'order_both' | 'order_against' | 'order_turned';
    readonly dayFirst: number;
    readonly monthFirst: number;
    readonly examples: readonly string[];
  } | null {
    const { dayFirst, monthFirst, open } = this;
    const said = { dayFirst, monthFirst, examples: open };
    if (dayFirst > 0 && monthFirst > 0) return { code: 'order_both', ...said };
    if (this.decided && read !== 'ymd' && read !== this.order) return { code: 'order_against', ...said };
    if (!this.decided && open.length > 0) return { code: 'order_open', ...said };
    // A spreadsheet of another country turns what it can read, and leaves as text what it cannot.
    const turned = this.early > 0 && this.late === 0 && open.length === 0 && dayFirst + monthFirst > 1;
    return turned ? { code: 'order_turned', ...said } : null;
  }
}
