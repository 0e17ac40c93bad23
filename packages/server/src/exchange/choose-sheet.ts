/** Which sheet of a workbook is the log, where nobody says it: the first may be a cover, instructions or a list of codes. */
import { findHeader } from '@openmara/core/exchange/find-header';
import type { ImportTarget } from './import-target.ts';
import { cellText, type Table } from './table.ts';

/** Rows of a sheet among which its headings are looked for, and sheets that are looked at. */
const FIRST_ROWS = 60;
const MOST_SHEETS = 30;
/** Fields that a sheet must have by its headings to be taken before the first one. */
const ENOUGH = 3;

/** The different fields that the headings of a sheet mean. */
async function fieldsOf(table: Table, sheet: string, fieldOf: (heading: string) => string | undefined) {
  const texts: Array<{ number: number; cells: string[] }> = [];
  for await (const { number, cells } of table.rows(sheet)) {
    texts.push({ number, cells: cells.map(cellText) });
    if (texts.length >= FIRST_ROWS) break;
  }
  const names = findHeader(texts, fieldOf)?.names ?? [];
  return new Set(names.map(fieldOf).filter((field) => field !== undefined));
}

/**
 * The sheet to read instead of the first; null where the first is as good as any.
 * @returns its name as it is told
 */
export async function betterSheet(
  table: Table,
  { name: target, fieldOf }: ImportTarget,
): Promise<string | null> {
  if (table.sheets.length < 2 || !fieldOf) return null;
  // A log of each month in a sheet of its own: the first of them stands, and the others are named.
  for (const name of table.sheets.slice(0, MOST_SHEETS)) {
    const fields = await fieldsOf(table, name, fieldOf);
    // A list of codes speaks of forms and sources too, but never of days.
    const dated = target !== 'report' || fields.has('occurred') || fields.has('year');
    if (fields.size >= ENOUGH && dated) return name === table.sheet ? null : name;
  }
  return null;
}
