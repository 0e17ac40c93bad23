/** The order of day and month in a column of numeric dates, decided from all of its values and never row by row. */
import { asciiDigits } from '../language/fold.ts';
import type { DayOrder } from '../incidents/parse-period.ts';

const NUMERIC = /(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})(?!\d)/g;

/** Counts what the dates of one column say of their order. */
export class DateOrder {
  private dayFirst = 0;
  private monthFirst = 0;
  private readonly open: string[] = [];

  /** Takes one cell into account; a cell may name two days. */
  add(cell: string): void {
    for (const [text, first, second] of asciiDigits(cell).matchAll(NUMERIC)) {
      const [a, b] = [Number(first), Number(second)];
      if (a > 12 && b <= 12) this.dayFirst += 1;
      else if (b > 12 && a <= 12) this.monthFirst += 1;
      else if (a !== b && this.open.length < 3) this.open.push(text);
    }
  }
  /** Whether values decide it; a column without such dates has nothing to decide. */
  get decided(): boolean {
    return this.dayFirst + this.monthFirst > 0;
  }
  /** The order that the values decide; day first where they do not. */
  get order(): Exclude<DayOrder, 'ymd'> {
    return this.monthFirst > this.dayFirst ? 'mdy' : 'dmy';
  }
  /** What a person must be asked: examples that can be read both ways, or values that contradict each other. */
  question(column: string): string | null {
    if (this.dayFirst > 0 && this.monthFirst > 0)
      return `Column “${column}” has dates with the day first (${this.dayFirst}) and with the month first (${this.monthFirst}); it was read ${this.order === 'dmy' ? 'day' : 'month'} first, and what that cannot read is refused. Say which order is right (dateOrder), or correct the others.`;
    if (!this.decided && this.open.length > 0)
      return `Column “${column}” has dates such as ${this.open.map((date) => `“${date}”`).join(', ')}, which can be read with the day or the month first; it was read day first. Say which is right (dateOrder).`;
    return null;
  }
}
