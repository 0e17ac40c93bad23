/** The file of refused rows that the house gives out, recognized when it comes back corrected. */
import type { Header } from '@openmara/core/exchange/find-header';
import type { Mapping } from '@openmara/core/exchange/mapping';
import { firstBytes } from './read-csv.ts';

/** The heading of the column that is added; an import passes it over. */
export const REASON_HEADING = 'Why it was refused';

/** Bytes in which a header ends, however many columns it has. */
const HEADER_BYTES = 262_144;

/** Whether the file is one of refused rows, as we wrote it or as a spreadsheet saved it again as CSV. */
export const isRefusedRows = (path: string): boolean =>
  firstBytes(path, HEADER_BYTES).toString('utf8').includes(REASON_HEADING);

/** The reasons that a file of refused rows carries are ours: they are neither read nor kept. */
export const withoutReasons = (header: Header): Header =>
  header.names.at(-1) === REASON_HEADING ? { ...header, names: header.names.slice(0, -1) } : header;

/**
 * The mapping as it fits the file: a file of refused rows has our delimiter and encoding and its header in the first
 * row, and is never the whole register, whatever the file was that the rows came from.
 */
export function mappingFor(path: string, given: Mapping | null): Mapping | null {
  if (!given || !isRefusedRows(path)) return given;
  return {
    ...given,
    sheet: undefined,
    headerRow: undefined,
    delimiter: undefined,
    encoding: undefined,
    snapshot: false,
  };
}
