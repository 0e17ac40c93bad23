/** One count of a table as a question: which records are behind it. It is said in one text, which a list's address keeps. */
import { isRealDay } from '../incidents/period.ts';
import { codesOf } from '../vocabularies.ts';
import { availableFor, type Dimension, DIMENSIONS, type Unit, UNITS } from './dimensions.ts';

/** How a count chooses the records of a period. */
const BASES = ['occurred', 'decided', 'received'] as const;

/** A count by unit, values, period, states and moment; without a row or column it is the total over it. */
export interface CountedCell {
  readonly unit: Unit;
  readonly rows?: Dimension | undefined;
  readonly row?: string | undefined;
  readonly columns?: Dimension | undefined;
  readonly column?: string | undefined;
  /** First and last day of the period, by `basis`; ISO dates. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly basis: (typeof BASES)[number];
  /** Of incidents; of reports none. */
  readonly statuses: readonly string[];
  /** Only what was verified late. */
  readonly late?: 'yes' | undefined;
  /** What would be counted and is not, for lack of consent. */
  readonly lacking?: 'yes' | undefined;
  /** As the register stood at a moment, in ISO 8601 with its offset; without it, as it stands. */
  readonly asOf?: string | undefined;
}

/** The text of a cell, as an address keeps it. */
export function countedText(cell: Pick<CountedCell, 'unit'> & Partial<CountedCell>): string {
  const said = Object.entries(cell).flatMap(([key, value]) => {
    const text: string | undefined = typeof value === 'object' ? value.join(' ') : value;
    return text === undefined || text === '' ? [] : [[key, text]];
  });
  return new URLSearchParams(said).toString();
}
const LONGEST_NAME = 300;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && isRealDay(text);
const isMoment = (text: string): boolean =>
  MOMENT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
const isName = (text: string): boolean => text.length <= LONGEST_NAME;
const isYes = (text: string): text is 'yes' => text === 'yes';
const oneOf =
  <T extends string>(list: readonly T[]) =>
  (text: string): text is T =>
    list.some((one) => one === text);

/** Reads the parts of a text; asked for one that does not fit, it is no cell. By hand, for pages carry no schemas. */
class Said {
  fits = true;
  private readonly said: URLSearchParams;
  constructor(text: string) {
    this.said = new URLSearchParams(text);
  }
  read<T extends string>(name: string, is: (text: string) => text is T): T | undefined;
  read(name: string, is: (text: string) => boolean): string | undefined;
  read(name: string, is: (text: string) => boolean): string | undefined {
    const text = this.said.get(name);
    if (text === null) return undefined;
    if (!is(text)) this.fits = false;
    return text;
  }
  /** Codes with spaces between. */
  list<T extends string>(name: string, is: (text: string) => text is T): T[] {
    const codes = (this.said.get(name) ?? '').split(' ').filter((code) => code !== '');
    const known = codes.filter(is);
    if (known.length < codes.length) this.fits = false;
    return known;
  }
}

/** The cell that a text says; null where it says none. */
export function parseCounted(text: string): CountedCell | null {
  const said = new Said(text);
  const unit = said.read('unit', oneOf(UNITS));
  const cell = {
    rows: said.read('rows', oneOf(DIMENSIONS)),
    row: said.read('row', isName),
    columns: said.read('columns', oneOf(DIMENSIONS)),
    column: said.read('column', isName),
    from: said.read('from', isDay),
    to: said.read('to', isDay),
    basis: said.read('basis', oneOf(BASES)) ?? 'occurred',
    statuses: said.list('statuses', oneOf(codesOf('status'))),
    late: said.read('late', isYes),
    lacking: said.read('lacking', isYes),
    asOf: said.read('asOf', isMoment),
  };
  const { rows, row, columns, column, late, from } = cell;
  const whole =
    (rows === undefined) === (row === undefined) && (columns === undefined) === (column === undefined);
  if (!unit || !said.fits || !whole || (rows !== undefined && rows === columns)) return null;
  if (late !== undefined && from === undefined) return null;
  if ([rows, columns].some((dimension) => dimension && !availableFor(unit, dimension))) return null;
  const parts = Object.entries(cell).filter(([, part]) => part !== undefined);
  return { unit, basis: cell.basis, statuses: cell.statuses, ...Object.fromEntries(parts) };
}
