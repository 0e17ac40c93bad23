/** `<kind>.export`: what a list shows, as a file for a spreadsheet or a program, with its data dictionary. */
import { directionOf, FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import type { Kind } from '@openmara/core/records/kind';
import { inWords, type Names } from '@openmara/core/records/title';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { z } from 'zod';
import { csvOf } from '../exchange/write-csv.ts';
import { message } from '../language/messages.ts';
import { defineFile, type FileAnswer } from '../operations/operation.ts';
import { dictionaryOf, fieldLabel } from './dictionary.ts';
import { findRecords, questionFields } from './find-records.ts';
import { namesFor } from './names.ts';
import { presentRecord, type RecordView, seenKind } from './present-record.ts';

const FORMATS = ['csv', 'xlsx', 'json'] as const;
/** Rows of one file; more are exported by filter. */
const MOST = 50_000;

/** A key, every field in words, and what every kind has: the same columns in each format. */
function tableOfWords(kind: Kind, items: readonly RecordView[], names: Names, locale: Locale): string[][] {
  const own = ['record.key', 'record.state', 'record.recorded-at', 'record.version'];
  const [key = '', state = '', ...rest] = own.map((id) => message(locale, id));
  const heading = [
    key,
    ...Object.keys(kind.fields).map((field) => fieldLabel(kind, field, locale)),
    ...(kind.states ? [state] : []),
    ...rest,
  ];
  const rows = items.map((item) => [
    item.id,
    ...Object.entries(kind.fields).map(([name, field]) => inWords(field, item.values[name], names, locale)),
    ...(kind.states ? [item.state ? message(locale, `${kind.name}.state.${item.state}`) : ''] : []),
    item.recordedAt,
    String(item.version),
  ]);
  return [heading, ...rows];
}

const dictionaryTable = (kind: Kind, locale: Locale): string[][] => {
  const entries = dictionaryOf(kind, locale);
  const heading = ['field', 'label', 'guidance', 'type', 'required', 'values', 'columns'];
  return [
    heading,
    ...entries.map((entry) => [
      entry.field,
      entry.label,
      entry.guidance,
      entry.type,
      entry.required ? 'yes' : '',
      entry.values,
      entry.columns,
    ]),
  ];
};

/** Every cell is a text: what begins like a formula stays one that nothing runs. */
const sheetOf = (rows: readonly (readonly string[])[]): SheetData =>
  rows.map((row, at) =>
    row.map((value) => ({ value, type: String, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) })),
  );

async function workbook(
  kind: Kind,
  rows: readonly (readonly string[])[],
  locale: Locale,
): Promise<Uint8Array> {
  const layout = { stickyRowsCount: 1, rightToLeft: directionOf(locale) === 'rtl' };
  const file = writeXlsxFile([
    { ...layout, sheet: kind.name.slice(0, 31), data: sheetOf(rows) },
    { ...layout, sheet: 'dictionary', data: sheetOf(dictionaryTable(kind, locale)) },
  ]);
  return file.toBuffer();
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const;

export const exportOperation = <const Name extends string>(kind: Kind<Name>) =>
  defineFile({
    name: `${kind.name}.export` as const,
    summary: `Records of the kind “${kind.name}” as CSV, XLSX or JSON, with the data dictionary`,
    who: kind.reads,
    within: 'mission',
    input: z.object({
      mission: z.string(),
      locale: z.enum(LOCALES).default(FIRST_LOCALE),
      format: z.enum(FORMATS).default('xlsx'),
      ...questionFields(kind),
    }),
    audit: (input, { records = 0 }) => ({
      note: `${records} records, ${input.format}, ${Object.keys(input.filter).join(', ') || 'no filter'}`,
    }),
    async handler(context, input): Promise<FileAnswer> {
      const { rows } = await findRecords(context, kind, input, MOST);
      const items = rows.map((row) => presentRecord(kind, context.permit(kind.reads, row), context));
      const names = await namesFor(
        context,
        kind,
        items.map((item) => item.values),
        input.locale,
      );
      const seen = seenKind(context, kind);
      const table = tableOfWords(seen, items, names, input.locale);
      const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
      const bytes = {
        csv: async () => encode(csvOf(table)),
        xlsx: () => workbook(seen, table, input.locale),
        json: async () =>
          encode(
            JSON.stringify(
              {
                kind: kind.name,
                asOf: input.asOf ?? context.now.toISOString(),
                dictionary: dictionaryOf(seen, input.locale),
                names,
                records: items,
              },
              null,
              2,
            ),
          ),
      }[input.format];
      const name = `${kind.name}.${input.format}`;
      return { bytes: await bytes(), type: TYPES[input.format], name, records: items.length };
    },
  });
