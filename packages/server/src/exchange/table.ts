/** A table as a file has it, whatever the file is. */

/** A cell as the file has it: text, a number, or a date that the file itself calls a date. */
export type Cell = string | number | { readonly date: string } | null;
export interface SheetRow {
  /** 1-based row (XLSX) or record number (CSV, JSON lines) in the file. */
  readonly number: number;
  readonly cells: readonly Cell[];
}
export interface Table {
  readonly kind: 'csv' | 'xlsx' | 'jsonl';
  readonly sheet: string | null;
  /** The sheets that can be read, in the order of the workbook; none where the file has no sheets. */
  readonly sheets: readonly string[];
  readonly warnings: string[];
  /** For JSON lines, whose columns have names of their own. */
  readonly header: readonly string[] | null;
  /** @param sheet another sheet than the one that was opened, to look at */
  rows(sheet?: string): AsyncIterable<SheetRow>;
}

/** A cell as text, for showing and for matching. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.date;
  return String(cell).trim();
}
