import { FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { labelOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { csvOf } from '../exchange/write-csv.ts';
import { message } from '../language/messages.ts';
import { defineFile, type FileAnswer } from '../operations/operation.ts';
import { incidentPage } from './incident-page.ts';
import { asFarAsSeen, incidentsAsked } from './list-incidents.ts';
import { type incidentItem, incidentRow, presentIncident } from './present-incident.ts';

/** Rows of one file; more are exported by filter. */
const MOST = 50_000;
const HEADINGS = [
  'column.reference',
  'column.state',
  'filter.form',
  'filter.from',
  'filter.to',
  'import.field.occurredPrecision',
  'report.field.place',
  'import.field.placePrecision',
  'filter.adm1',
  'report.field.parties',
  'report.field.survivors',
  'column.reports',
  'column.responsible',
];

/** What the list shows of it, in words; who reads a band of survivors is given the band. */
const inWords = (item: z.input<typeof incidentItem>, locale: Locale): string[] => [
  item.reference,
  labelOf('status', item.status, locale),
  item.forms.map((form) => labelOf('form', form, locale)).join('; '),
  item.occurred.from ?? '',
  item.occurred.to ?? '',
  item.occurred.precision,
  item.place ?? '',
  item.placePrecision,
  item.adm1 ?? '',
  item.parties.join('; '),
  String(item.survivors ?? item.survivorBand),
  String(item.reports),
  item.responsible?.name ?? '',
];

export const exportIncidents = defineFile({
  name: 'incident.export',
  summary: 'The incidents of a list or search as CSV, at most 50,000, as the role sees them',
  who: 'read_incidents',
  within: 'mission',
  input: incidentsAsked.extend({ mission: z.string(), locale: z.enum(LOCALES).default(FIRST_LOCALE) }),
  audit: ({ mission: _, locale: __, sort: ___, ...narrowed }, { records = 0 }) => ({
    note: `${records} records, csv, ${Object.keys(narrowed).join(', ') || 'no filter'}`,
  }),
  async handler(context, { mission: _, locale, ...input }): Promise<FileAnswer> {
    const { text, values } = incidentPage(context.mission.id, {
      ...(await asFarAsSeen(context, input)),
      limit: MOST,
    });
    const found = await rows(context.db, incidentRow, text, values);
    const lines = found.map((row) => inWords(presentIncident(context.permit('read_incidents', row)), locale));
    const bytes = new TextEncoder().encode(csvOf([HEADINGS.map((id) => message(locale, id)), ...lines]));
    return { bytes, type: 'text/csv; charset=utf-8', name: 'incidents.csv', records: lines.length };
  },
});
