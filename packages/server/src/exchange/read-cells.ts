/** Numbers and days out of the cells of a row, however they are written. */
import { parsePeriod } from '@openmara/core/incidents/parse-period';
import { asciiDigits } from '@openmara/core/language/fold';
import type { FieldRow } from './read-rows.ts';

/** A decimal number with point or comma; null where the cell is none. */
export function numberOf(text: string): number | null {
  const value = Number(asciiDigits(text).replaceAll(',', '.'));
  return text === '' || !Number.isFinite(value) ? null : value;
}
/** A whole number; a comma or space before three digits groups thousands: "1,200" dead are not one. */
export function wholeOf(text: string): number | null {
  const ascii = asciiDigits(text);
  const value = numberOf(/^\d{1,3}([,\s]\d{3})+$/.test(ascii) ? ascii.replaceAll(/[,\s]/g, '') : ascii);
  return value === null ? null : Math.round(value);
}
/** An ISO day: the cell's own date, or the first day of what is written. */
export const dayOf = (row: FieldRow, field: string): string | null =>
  row.date(field) ?? parsePeriod(row.text(field).slice(0, 10), 'ymd')?.from ?? null;
