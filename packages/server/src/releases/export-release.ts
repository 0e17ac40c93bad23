import { FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';
import { fileOfTables, rowsWithTotals, TABLE_FORMATS, type TableToWrite } from '../exchange/write-tables.ts';
import { message } from '../language/messages.ts';
import { defineFile } from '../operations/operation.ts';
import { type PresentedRelease, presentedRelease } from './get-release.ts';

type Table = PresentedRelease['tables'][number];

/** What is counted and by what, as over the table on the page. */
function titleOf({ population, rows, columns }: Table, locale: Locale): string {
  const what = message(locale, `population.${population}`);
  if (population === 'verified_without_consent') return what;
  const by = (dimension: string): string => message(locale, `dimension.${dimension}`);
  const both = columns && message(locale, 'releases.and', { one: by(rows), two: by(columns) });
  return message(locale, 'releases.by', { what, by: both ?? by(rows) });
}
/** Whether a record was verified late is of no list: its words are messages. */
const inWords = (table: Table, locale: Locale): Table =>
  table.rows === 'timing'
    ? {
        ...table,
        rowKeys: table.rowKeys.map(({ code }) => ({ code, label: message(locale, `timing.${code}`) })),
      }
    : table;

export const exportRelease = defineFile({
  name: 'release.export',
  summary: 'The released figures of a period as XLSX or CSV, with the note on what is withheld',
  who: 'read_releases',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    period: z.string(),
    locale: z.enum(LOCALES).default(FIRST_LOCALE),
    format: z.enum(TABLE_FORMATS).default('xlsx'),
  }),
  audit: ({ period, format }, { figures = 0 }) => ({ note: `${figures} figures of ${period}, ${format}` }),
  async handler(context, { period, locale, format }) {
    const release = await presentedRelease(context, period, locale);
    const covers = message(locale, 'releases.covers', {
      from: release.from,
      to: release.to,
      asOf: release.asOf.slice(0, 16).replace('T', ' '),
    });
    const marked = release.synthetic ? `${covers} · ${message(locale, 'synthetic')}` : covers;
    const tables = release.tables.map((table, at): TableToWrite => ({
      sheet: `${at + 1}`,
      caption: `${context.mission.code}. ${titleOf(table, locale)}. ${marked}`,
      ...rowsWithTotals(inWords(table, locale), message(locale, 'tables.total')),
      notes: [
        message(locale, 'counts.withheld'),
        ...(table.rows === 'party' ? [message(locale, 'releases.parties')] : []),
        ...(table.cellsOverlap ? [message(locale, 'counts.overlap')] : []),
        message(locale, 'underreporting'),
      ],
    }));
    return fileOfTables(tables, { name: `figures-${release.period}`, format, locale });
  },
});
