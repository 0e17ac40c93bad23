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
  /** One after the other; a sheet of Excel has no more rows. */
  emptyRows: 1_048_576,
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
