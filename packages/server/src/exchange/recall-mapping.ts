/** A saved mapping that is chosen by itself, because the headings of a file fit it. */
import { findHeader, type Header, headerAt } from '@openmara/core/exchange/find-header';
import { fittingMapping } from '@openmara/core/exchange/fits-header';
import type { Mapping } from '@openmara/core/exchange/mapping';
import type { ImportTarget } from './import-target.ts';
import { withoutReasons } from './refused-file.ts';
import type { SavedMapping } from './saved-mappings.ts';

/** Rows among which a header is looked for. */
const FIRST_ROWS = 60;

export interface RecalledMapping {
  readonly header: Header;
  /** As it was saved, but for what is said of one file and not of the next: its sheet, its signs, the row of its header. */
  readonly mapping: Mapping;
  readonly saved: SavedMapping;
}

/**
 * Looks for the header where it would be found afresh, then among the first rows.
 * @param saved those of the target, the latest first
 * @param named the headings of a file whose columns have names of their own, as JSON lines have
 */
export function recallMapping(
  saved: readonly SavedMapping[],
  texts: Parameters<typeof findHeader>[0],
  named: readonly string[] | null,
  { fieldOf }: Pick<ImportTarget, 'fieldOf'>,
): RecalledMapping | null {
  const headers = named
    ? [{ row: 0, rows: 1, names: named }]
    : [
        findHeader(texts, fieldOf),
        ...saved
          .filter(({ content }) => content.headerRows === 2)
          .map(({ content }) => headerAt(texts, content.headerRow ?? 2, 2, fieldOf)),
        // Headings of which the house knows no word are found by the mapping alone.
        ...texts.slice(0, FIRST_ROWS).map(({ number, cells }) => ({ row: number, rows: 1, names: cells })),
      ];
  for (const found of headers) {
    const header = found && withoutReasons(found);
    const fitting = header && fittingMapping(saved, header.names, fieldOf);
    if (!header || !fitting) continue;
    return {
      header,
      saved: fitting,
      mapping: {
        ...fitting.content,
        sheet: undefined,
        delimiter: undefined,
        encoding: undefined,
        headerRow: named ? undefined : header.row,
        headerRows: header.rows === 2 ? 2 : undefined,
      },
    };
  }
  return null;
}
