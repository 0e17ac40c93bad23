/**
 * What an audience was ever given, as one system: tables of one population and period share their totals, a year is
 * the sum of its quarters, survivors are at least as many as incidents. A new table is protected together with all
 * of it, because a reader has all of it in hand.
 */
import { heldByInsider, type Insider } from './insider.ts';
import { protect, type Protection } from './protect.ts';
import { Sheet } from './sheet.ts';
import type { Count } from './system.ts';
import type { CountTable, Places, PublishedTable } from './table.ts';

/** A table with what is needed to know the same count again in another table. */
export interface LedgerTable {
  /** What is counted, e.g. survivors of verified incidents. */
  readonly population: string;
  readonly period: string;
  /** Names of the dimensions; a list has no columns, and its cells are its row totals. */
  readonly rows: string;
  readonly columns: string | null;
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  readonly counts: CountTable;
  /** Rows whose very name would tell: such a row appears with a total that may be shown, or not at all. */
  readonly tellingRows: ReadonlySet<string>;
}
/** A table as it was given: what was shown stays shown, what was withheld stays withheld. */
export interface GivenTable extends LedgerTable {
  readonly published: PublishedTable;
}
/** All that an audience has, and what it can calculate with. */
export interface Ledger {
  readonly given: readonly GivenTable[];
  /** Periods that are the sum of others. */
  readonly periods: ReadonlyArray<{ readonly whole: string; readonly parts: readonly string[] }>;
  /** Populations of which one is at least the other, count by count. */
  readonly atLeast: ReadonlyArray<{ readonly more: string; readonly fewer: string }>;
  /** A reader among them who reads records as well; the tables are safe from that reader too. */
  readonly insider?: Insider;
}
/** Why a table is not given: its dimensions would close a circle of tables, or a count would be narrowed. */
export type Refusal = 'closes_a_circle' | 'narrows_a_count';
/** What becomes of a table that is asked for. */
export type Answer =
  | { readonly table: LedgerTable; readonly published: PublishedTable }
  | { readonly table: LedgerTable; readonly refused: Refusal };

/** Whether the two-way tables of a population, this one among them, form no circle (form and sex, sex and age, age and form). */
function closesCircle(tables: readonly LedgerTable[], { population, rows, columns }: LedgerTable): boolean {
  if (columns === null) return false;
  const same = ([a, b]: readonly [string, string]): boolean =>
    (a === rows && b === columns) || (a === columns && b === rows);
  const pairs = tables.flatMap((table): Array<readonly [string, string]> =>
    table.population === population && table.columns !== null ? [[table.rows, table.columns]] : [],
  );
  if (pairs.some(same)) return false;
  const reached = new Set([rows]);
  for (const point of reached)
    for (const [a, b] of pairs) {
      if (a === point) reached.add(b);
      if (b === point) reached.add(a);
    }
  return reached.has(columns);
}

/** All tables on one sheet. @returns the sheet, and where each table lies */
function laidOut(ledger: Ledger, asked: readonly LedgerTable[]): { sheet: Sheet; places: Places[] } {
  const sheet = new Sheet();
  for (const table of ledger.given) sheet.give(sheet.add(table), table);
  const places = asked.map((table) => sheet.add(table));
  for (const { whole, parts } of ledger.periods) sheet.joinPeriods(whole, parts);
  for (const { more, fewer } of ledger.atLeast) sheet.compare(more, fewer);
  return { sheet, places };
}

function publish(table: LedgerTable, at: Places, withheld: ReadonlySet<number>): PublishedTable {
  const { counts, rowKeys, columnKeys } = table;
  const shown = (index: number, value: number | undefined): number | null =>
    withheld.has(index) || value === undefined ? null : value;
  return {
    cells: rowKeys.map((_, r) => columnKeys.map((__, c) => shown(at.cell(r, c), counts.cells[r]?.[c]))),
    rowTotals: rowKeys.map((_, r) => shown(at.rowTotal(r), counts.rowTotals[r])),
    columnTotals: columnKeys.map((_, c) => shown(at.columnTotal(c), counts.columnTotals[c])),
    total: shown(at.total, counts.total),
  };
}

/**
 * Protects a sheet from all readers and from the insider among them: what one of the two protections withholds is
 * withheld from both, until neither asks for more.
 */
async function protectFromAll(sheet: Sheet, insider: Insider | undefined): Promise<Protection> {
  if (!insider) return protect(sheet);
  const withheld = new Set<number>();
  for (let round = 0; ; round += 1) {
    const held = heldByInsider(sheet, (...where) => sheet.find(...where), insider, withheld);
    const inside = await protect(held);
    if ('exposed' in inside) return inside;
    const before = withheld.size;
    for (const index of inside.withheld)
      if (index < sheet.counts.length && !held.counts[index]?.known) withheld.add(index);
    if (round > 0 && withheld.size === before) return { withheld };
    const all = await protect({
      counts: withheldIn(sheet.counts, withheld),
      lines: sheet.lines,
      bounds: sheet.bounds,
    });
    if ('exposed' in all) return all;
    for (const index of all.withheld) withheld.add(index);
  }
}
const withheldIn = (counts: readonly Count[], withheld: ReadonlySet<number>): Count[] =>
  counts.map((count, index) =>
    withheld.has(index) && !count.fixed ? { ...count, fixed: 'withheld' } : count,
  );

/** Protects a sheet; a row that is left out for it is withheld in all of its cells, which may ask for more. */
async function protectSheet(
  sheet: Sheet,
  tables: readonly LedgerTable[],
  places: readonly Places[],
  insider: Insider | undefined,
): Promise<Protection> {
  const leaveOut = (withheld: ReadonlySet<number>): boolean =>
    tables.reduce(
      (changed, table, n) => sheet.leaveOut(places[n] ?? NOWHERE, table, withheld) || changed,
      false,
    );
  leaveOut(new Set());
  for (;;) {
    const protection = await protectFromAll(sheet, insider);
    if (!('withheld' in protection) || !leaveOut(protection.withheld)) return protection;
  }
}

/**
 * Protects the tables that are asked for together with all that was given.
 * @param asked in order of importance: where not all can be given, the first are
 */
export async function answer(ledger: Ledger, asked: readonly LedgerTable[]): Promise<Answer[]> {
  const refused = new Map<LedgerTable, Refusal>();
  const accepted: LedgerTable[] = [];
  for (const table of asked)
    if (closesCircle([...ledger.given, ...accepted], table)) refused.set(table, 'closes_a_circle');
    else accepted.push(table);
  const held = (await protectTogether(ledger, accepted)) ?? (await oneByOne(ledger, accepted));
  return asked.map((table) => {
    const published = held.get(table);
    return published ? { table, published } : { table, refused: refused.get(table) ?? 'narrows_a_count' };
  });
}
type Held = ReadonlyMap<LedgerTable, PublishedTable>;
/** @returns null where the tables cannot all be given */
async function protectTogether(ledger: Ledger, tables: readonly LedgerTable[]): Promise<Held | null> {
  const { sheet, places } = laidOut(ledger, tables);
  const protection = await protectSheet(sheet, tables, places, ledger.insider);
  if (!('withheld' in protection)) return null;
  return new Map(
    tables.map((table, n) => [table, publish(table, places[n] ?? NOWHERE, protection.withheld)] as const),
  );
}
/** Each table beside those before it, and none that does not hold beside them: one refuses nothing but itself. */
async function oneByOne(ledger: Ledger, tables: readonly LedgerTable[]): Promise<Held> {
  let held: Held = new Map();
  for (const table of tables) held = (await protectTogether(ledger, [...held.keys(), table])) ?? held;
  return held;
}
const NOWHERE: Places = { cell: () => -1, rowTotal: () => -1, columnTotal: () => -1, total: -1 };
