/** Rows for the examples of tests: the columns named, all others absent. */
import { type Mapping, mappingSchema } from '../mapping.ts';
import { Findings, type RowValues } from './row.ts';

/** Row 7 of a file whose columns are headed by the names of their fields; “field:heading” is one of several columns. */
export function rowOf(values: Readonly<Record<string, string>>): RowValues {
  return {
    number: 7,
    text: (field) => values[field] ?? '',
    headed: (field) =>
      Object.entries(values).flatMap(([name, text]) =>
        name.startsWith(`${field}:`) ? [{ heading: name.slice(field.length + 1), text }] : [],
      ),
    date: () => null,
    column: (field) =>
      field in values || Object.keys(values).some((name) => name.startsWith(`${field}:`)) ? field : null,
  };
}

/** Reads a row with one of the parts and gives what it read beside the codes of what it found. */
export function readWith<T>(
  read: (row: RowValues, findings: Findings, mapping: Mapping) => T,
  values: Readonly<Record<string, string>>,
  mapping: Partial<Mapping> = {},
): { read: T; refused: string[]; warned: string[] } {
  const row = rowOf(values);
  const findings = new Findings(row);
  return {
    read: read(row, findings, mappingSchema.parse(mapping)),
    refused: findings.refusals.map(({ code }) => code),
    warned: findings.warnings.map(({ code }) => code),
  };
}
