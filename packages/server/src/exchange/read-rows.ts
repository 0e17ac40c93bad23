/** From an open table to rows by field: finds the header, leaves out what is not a record, remembers what it left out. */
import { type Mapping, resolveColumns } from '@openmara/core/exchange/mapping';
import { findHeader, proposeMapping } from '@openmara/core/exchange/propose-mapping';
import type { RowValues } from '@openmara/core/exchange/reports/row';
import { isSummaryRow } from '@openmara/core/exchange/reports/summary-rows';
import { type Cell, cellText, FileRefused, type SheetRow, type Table } from './file-limits.ts';

export interface FieldRow extends RowValues {
  readonly cells: readonly string[];
}
export interface RowReader {
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly warnings: string[];
  rows(): AsyncIterable<FieldRow>;
}

const HXL = /^#[a-z]/i;

/** @throws FileRefused where there is no header or a mapped column is missing */
export async function readRows(table: Table, given: Mapping | null): Promise<RowReader> {
  const warnings = [...table.warnings];
  const iterator = table.rows()[Symbol.asyncIterator]();
  const first: SheetRow[] = [];
  while (first.length < 60) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
  }
  const texts = first.map((row) => ({ number: row.number, cells: row.cells.map(cellText) }));
  const header = table.header
    ? { row: 0, names: table.header }
    : given?.headerRow
      ? (pick(texts, given) ?? null)
      : findMapped(texts, given);
  if (!header)
    throw new FileRefused(
      'no_header',
      'No row of column headings was found among the first rows. Name it in the mapping (headerRow).',
    );
  const mapping = given ?? { ...proposeMapping(header), headerRow: table.header ? undefined : header.row };
  const { positions, missing } = resolveColumns(mapping, header.names);
  if (positions.size === 0)
    throw new FileRefused(
      'mapping_mismatch',
      `None of the mapped columns is in the file. Its headings are: ${header.names
        .filter((name) => name)
        .slice(0, 30)
        .join(' · ')}.`,
    );
  for (const column of missing)
    warnings.push(`The mapping names a column “${column}” that the file does not have.`);
  const columnNames = new Map(
    [...positions].map(([field, at]) => [field, header.names[at[0] ?? 0] ?? field]),
  );
  const constants = new Map(Object.entries(mapping.constants));
  const positionList = [...positions.values()].flat();

  const toFieldRow = (row: SheetRow): FieldRow => {
    const cells = row.cells.map(cellText);
    const cellsOf = (field: string): Cell[] =>
      (positions.get(field) ?? []).map((at) => row.cells[at] ?? null);
    return {
      number: row.number,
      cells,
      column: (field) => columnNames.get(field) ?? (constants.has(field) ? field : null),
      text(field) {
        const at = positions.get(field);
        if (!at) return constants.get(field) ?? '';
        if (at.length === 1) return cells[at[0] ?? 0] ?? '';
        return at
          .map((index) => cells[index] ?? '')
          .filter((text) => text !== '')
          .join('; ');
      },
      date(field) {
        for (const cell of cellsOf(field)) if (typeof cell === 'object' && cell !== null) return cell.date;
        return null;
      },
    };
  };
  return {
    mapping,
    header: header.names,
    warnings,
    async *rows() {
      let empty = 0;
      const left: number[] = [];
      try {
        const remaining: AsyncIterable<SheetRow> = {
          async *[Symbol.asyncIterator]() {
            yield* first;
            for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
          },
        };
        for await (const row of remaining) {
          if (row.number <= header.row) continue;
          const fields = toFieldRow(row);
          if (fields.cells.every((cell) => cell === '')) {
            empty += 1;
            continue;
          }
          const mapped = positionList.filter((at) => (fields.cells[at] ?? '') !== '').length;
          const repeatedHeader =
            mapped > 1 &&
            positionList.every(
              (at) => (fields.cells[at] ?? '') === '' || fields.cells[at] === header.names[at],
            );
          if (
            fields.cells.some((cell) => HXL.test(cell)) &&
            fields.cells.filter((cell) => cell !== '').every((cell) => HXL.test(cell))
          )
            continue;
          const summary = mapped <= Math.max(3, positionList.length / 2) && isSummaryRow(fields.cells);
          const note =
            positionList.length > 3 &&
            fields.cells.filter((cell) => cell !== '').length === 1 &&
            mapping.target === 'report';
          if (repeatedHeader || summary || note) {
            left.push(row.number);
            continue;
          }
          yield fields;
        }
      } finally {
        await iterator.return?.();
        if (left.length > 0)
          warnings.push(
            `Rows left out because they sum or head others: ${left.slice(0, 20).join(', ')}${left.length > 20 ? ` and ${left.length - 20} more` : ''}.`,
          );
        if (empty > 1000) warnings.push(`${empty} empty rows were passed over.`);
      }
    },
  };
}
const pick = (rows: ReadonlyArray<{ number: number; cells: readonly string[] }>, mapping: Mapping) => {
  const row = rows.find(({ number }) => number === mapping.headerRow);
  return row ? { row: row.number, names: row.cells } : undefined;
};
/** With a mapping, the header is the row that has most of its columns; without, the row with the most known names. */
function findMapped(
  rows: ReadonlyArray<{ number: number; cells: readonly string[] }>,
  mapping: Mapping | null,
) {
  if (!mapping) return findHeader(rows);
  let best: { row: number; names: readonly string[]; found: number } | null = null;
  for (const row of rows) {
    const found = resolveColumns(mapping, row.cells).positions.size;
    if (found > (best?.found ?? 0)) best = { row: row.number, names: row.cells, found };
  }
  return best;
}
