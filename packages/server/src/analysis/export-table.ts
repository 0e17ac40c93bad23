import { labelOf } from '@openmara/core/vocabularies';
import { fileOfTables, rowsWithTotals, TABLE_FORMATS, type TableToWrite } from '../exchange/write-tables.ts';
import { message } from '../language/messages.ts';
import { defineFile } from '../operations/operation.ts';
import { z } from 'zod';
import { type tableOutput, tabulated, tableAsked } from './tabulate.ts';

type Table = z.infer<typeof tableOutput>;
type Locale = Parameters<typeof message>[0];

/** A moment as every language reads it: 2016-10-03 14:05. */
const momentOf = (iso: string): string => new Date(iso).toISOString().slice(0, 16).replace('T', ' ');

function captionOf(table: Table, locale: Locale): string {
  const statuses = table.statuses.map((code) => labelOf('status', code, locale)).join(', ');
  const caption = message(locale, 'tables.caption', {
    unit: message(locale, `unit.${table.unit}`),
    statuses: statuses === '' ? message(locale, 'tables.asreported') : statuses,
    from: table.from ?? message(locale, 'tables.first'),
    to: table.to ?? message(locale, 'tables.last'),
    asOf: momentOf(table.asOf),
  });
  return table.synthetic ? `${caption} · ${message(locale, 'synthetic')}` : caption;
}
/** As under the table on the page; the note on what is withheld stands also where nothing is. */
const notesOf = (table: Table, locale: Locale): string[] => [
  message(locale, 'counts.withheld'),
  ...(table.cellsOverlap ? [message(locale, 'counts.overlap')] : []),
  ...(table.withoutConsent === null
    ? []
    : [message(locale, 'noconsent', { n: String(table.withoutConsent) })]),
  message(locale, 'underreporting'),
];

export const exportTable = defineFile({
  name: 'analysis.export',
  summary: 'A table of counts as XLSX or CSV, under disclosure control, with the note on what is withheld',
  who: 'count_records',
  within: 'mission',
  input: tableAsked.extend({ format: z.enum(TABLE_FORMATS).default('xlsx') }),
  audit: (input, { figures = 0 }) => ({
    note: `${figures} figures, ${input.format}, ${input.unit} by ${input.rows}${input.columns ? ` and ${input.columns}` : ''}`,
  }),
  async handler(context, { format, ...input }) {
    const { locale } = input;
    const table = await tabulated(context, input);
    const written: TableToWrite = {
      sheet: message(locale, `unit.${table.unit}`),
      caption: captionOf(table, locale),
      ...rowsWithTotals(table, message(locale, 'tables.total')),
      notes: notesOf(table, locale),
    };
    return fileOfTables([written], { name: `${input.unit}-by-${input.rows}`, format, locale });
  },
});
