/** What a file may be. Beyond a limit it is refused, with the limit in the sentence. */
export const LIMITS = {
  columns: 2_000,
  cellCharacters: 32_767,
  lineBytes: 4_000_000,
  xlsxBytes: 200_000_000,
  unpackedBytes: 2_000_000_000,
  unpackRatio: 400,
  sharedStringBytes: 120_000_000,
  archiveEntries: 2_000,
  sheets: 200,
} as const;

/** The file itself is refused (exit status 2): nothing of it was taken in. */
export class FileRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'FileRefused';
    this.code = code;
  }
}

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
  readonly warnings: string[];
  /** For JSON lines, whose columns have names of their own. */
  readonly header: readonly string[] | null;
  rows(): AsyncIterable<SheetRow>;
}

/** A cell as text, for showing and for matching. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.date;
  return String(cell).trim();
}
