import { Problem } from '@openmara/core/access/problems';
import { looksLikeIdentity } from '@openmara/core/incidents/identity-in-text';
import { FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { labelOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { fileOfRecords, RECORD_FORMATS } from '../exchange/write-records.ts';
import { message } from '../language/messages.ts';
import { type Context, defineFile, type FileAnswer } from '../operations/operation.ts';
import { endOfWindow } from './further-back.ts';
import { asFarAsRead, reportsAsked } from './list-reports.ts';
import { presentReport, reportRow, type reportView } from './present-report.ts';
import { reportPage } from './report-page.ts';

/** Rows of one file; more are exported by filter. With what was told a file is many times as long. */
const MOST = 20_000;
const MOST_WITH_NARRATIVE = 2_000;
type Report = z.input<typeof reportView>;

/** What leaves of a report, in the order of the file. Keys, original cells, remarks and who filed it do not. */
const HEADINGS = [
  'report.field.receivedOn',
  'filter.from',
  'filter.to',
  'import.field.occurredPrecision',
  'report.field.place',
  'import.field.placePrecision',
  'report.field.forms',
  'report.field.circumstances',
  'report.field.parties',
  'report.field.partyText',
  'report.field.survivors',
  'report.field.source',
  'report.field.reliability',
  'report.field.credibility',
  'report.field.statedVerification',
  'report.field.office',
  'column.incident',
  'column.responsible',
];
const inWords = (item: Report, locale: Locale, text: (told: string | null) => string): string[] => [
  item.receivedOn ?? '',
  item.occurred.from ?? '',
  item.occurred.to ?? '',
  item.occurred.precision,
  text(item.place),
  item.placePrecision,
  item.forms.map((form) => labelOf('form', form, locale)).join('; '),
  item.circumstances.map((one) => labelOf('circumstance', one, locale)).join('; '),
  item.parties.join('; '),
  text(item.partyText),
  String(item.survivors),
  labelOf('sourceType', item.sourceType, locale),
  item.reliability ?? '',
  item.credibility ?? '',
  item.statedVerification ?? '',
  item.office ?? '',
  item.incidentReference ?? '',
  item.responsible?.name ?? '',
];

/** What a reader of the file has to know of what is not in it. */
function notesOf(
  locale: Locale,
  {
    told,
    withheld,
    cut,
    since,
  }: { told: boolean; withheld: number; cut: number | null; since: string | null },
): string[] {
  return [
    message(locale, 'exported.left'),
    told ? message(locale, 'exported.told') : message(locale, 'exported.untold'),
    ...(withheld > 0 ? [message(locale, 'exported.withheld', { n: String(withheld) })] : []),
    ...(since === null ? [] : [message(locale, 'exported.since', { day: since })]),
    ...(cut === null ? [] : [message(locale, 'exported.cut', { n: String(cut) })]),
  ];
}

async function written(
  context: Context,
  input: Omit<z.output<typeof exportAsked>, 'mission' | 'format'>,
): Promise<{ lines: string[][]; notes: string[] }> {
  const { narrative, locale, ...said } = input;
  const told = narrative === 'yes';
  if (told && !context.sees('narrative')) throw new Problem('not_allowed');
  const most = told ? MOST_WITH_NARRATIVE : MOST;
  const asked = await asFarAsRead(context, said);
  // A file holds what the list finds by words without looking further back, and says so.
  const since = asked.meant ? ((await endOfWindow(context, asked, null))?.day ?? null) : null;
  const { text, values } = reportPage(context.mission.id, {
    ...asked,
    after: null,
    limit: most + 1,
    told,
  });
  const found = await rows(context.db, reportRow, text, values);
  let withheld = 0;
  const withoutIdentity = (words: string | null): string => {
    if (!looksLikeIdentity(words)) return words ?? '';
    withheld += 1;
    return message(locale, 'exported.instead');
  };
  const lines = found.slice(0, most).map((row) => {
    const report = presentReport(context.permit('read_reports', row), told);
    return [
      ...inWords(report, locale, withoutIdentity),
      ...(told ? [withoutIdentity(report.narrative)] : []),
    ];
  });
  const headings = [...HEADINGS, ...(told ? ['report.field.narrative'] : [])];
  return {
    lines: [headings.map((id) => message(locale, id)), ...lines],
    notes: notesOf(locale, { told, withheld, cut: found.length > most ? most : null, since }),
  };
}

const exportAsked = reportsAsked.extend({
  mission: z.string(),
  locale: z.enum(LOCALES).default(FIRST_LOCALE),
  format: z.enum(RECORD_FORMATS).default('csv'),
  /** With what was told, for who may read it. */
  narrative: z.literal('yes').optional(),
});

export const exportReports = defineFile({
  name: 'report.export',
  summary:
    'The reports of a list or search as CSV or XLSX, as the role sees them and without identities: at most 20,000, with what was told at most 2,000',
  who: 'read_reports',
  within: 'mission',
  input: exportAsked,
  audit: ({ mission: _, locale: __, sort: ___, format, narrative, ...narrowed }, { records = 0 }) => ({
    note: `${records} records, ${format}${narrative ? ', with narrative' : ''}, ${Object.keys(narrowed).join(', ') || 'no filter'}`,
  }),
  async handler(context, { mission: _, format, ...input }): Promise<FileAnswer> {
    const { lines, notes } = await written(context, input);
    return fileOfRecords(lines, notes, { name: 'reports', format, locale: input.locale });
  },
});
