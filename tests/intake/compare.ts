/** What was read beside what a careful clerk would have read, field by field. */
import { fold } from '@openmara/core/language/fold';
import { foldPlace } from '@openmara/core/places/fold-place';
import type { ReadLog, StoredReport } from './read-log.ts';
import { type Log, textOf, type TruthRow } from './truth.ts';

/** Right; asked of a person; wrong, invented or missing without a question. */
export const OUTCOMES = ['right', 'asked', 'wrong', 'invented', 'missing'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** One field of one row that is not right, for whoever looks for the cause. */
export interface Fault {
  readonly seed: number;
  readonly key: string;
  readonly field: string;
  readonly outcome: Outcome;
  readonly expected: string;
  readonly found: string;
}
interface Field {
  readonly name: string;
  /** The column's field in a mapping: of a column that no mapping knows there is a question, or there should be. */
  readonly columns: readonly string[];
  /** As the clerk reads it; null where the row does not state it. */
  readonly expected: (row: TruthRow) => string | null;
  /** As the product reads it; null where it holds nothing. */
  readonly found: (report: StoredReport, row: TruthRow) => string | null;
}
const known = (code: string | null | undefined): string | null => (code && code !== 'unknown' ? code : null);
const one = (codes: readonly string[]): string | null => [...new Set(codes)].sort().join('+') || null;
/** The place's own name where one of its spellings is the one that is asked for, else its first spelling. */
const named = (spellings: readonly string[], asked: string): string | null =>
  spellings.some((name) => foldPlace(name) === foldPlace(asked)) ? asked : (spellings[0] ?? null);

export const FIELDS: readonly Field[] = [
  {
    name: 'occurred',
    columns: ['occurred'],
    expected: (row) => row.from && `${row.from}/${row.to}`,
    found: (report) => report.from && `${report.from}/${report.to}`,
  },
  {
    name: 'precision',
    columns: ['occurred'],
    expected: (row) => known(row.precision),
    found: (report, row) => (row.from && !row.precision ? null : known(report.precision)),
  },
  {
    name: 'received',
    columns: ['received'],
    expected: (row) => row.received,
    found: (report) => report.received,
  },
  {
    name: 'adm1',
    columns: ['adm1', 'place', 'settlement'],
    expected: (row) => row.adm1 || null,
    found: (report, row) => (row.adm1 ? named(report.adm1Names, row.adm1) : null),
  },
  {
    name: 'place',
    columns: ['place', 'settlement'],
    expected: (row) => row.place,
    found: (report, row) =>
      report.placePrecision === 'country' ? null : named(report.placeNames, row.place),
  },
  {
    name: 'placePrecision',
    columns: ['place', 'settlement'],
    expected: (row) => row.placePrecision,
    found: ({ placePrecision: found }, row) =>
      found === 'country' ? null : row.options.placePrecision.includes(found) ? row.placePrecision : found,
  },
  {
    name: 'forms',
    columns: ['forms'],
    expected: (row) => one(row.forms),
    found: (report) => one(report.forms),
  },
  { name: 'party', columns: ['party'], expected: (row) => row.party, found: (report) => one(report.parties) },
  {
    name: 'partyText',
    columns: ['party'],
    expected: (row) => row.partyText && fold(row.partyText),
    found: (report) => report.partyText && fold(report.partyText),
  },
  {
    name: 'count',
    columns: ['count', 'female', 'male'],
    expected: (row) => String(row.count),
    found: ({ survivors }) =>
      survivors.length > 0 ? String(survivors.reduce((sum, { count }) => sum + count, 0)) : null,
  },
  {
    name: 'sex',
    columns: ['sex', 'female', 'male'],
    expected: (row) => row.sex,
    found: ({ survivors }) => known(one(survivors.map(({ sex }) => sex))),
  },
  {
    name: 'ageBand',
    columns: ['age'],
    expected: (row) => known(row.ageBand),
    found: ({ survivors }) => known(one(survivors.map(({ ageBand }) => ageBand))),
  },
  {
    name: 'displacement',
    columns: ['displacement'],
    expected: (row) => known(row.displacement),
    found: ({ survivors }, row) => {
      const found = known(one(survivors.map(({ displacement }) => displacement)));
      return found && row.options.displacement.includes(found) ? known(row.displacement) : found;
    },
  },
  {
    name: 'source',
    columns: ['sourceType'],
    expected: (row) => row.source,
    found: (report) => report.source,
  },
  {
    name: 'statedVerification',
    columns: ['statedVerification'],
    expected: (row) => row.statedVerification,
    found: (report) => report.statedVerification,
  },
];

/** The keys of some rows of a log's file. A row is a line there: no cell of these logs has two. */
function keysOfRows(log: Log, rows: ReadonlySet<number>): ReadonlySet<string> {
  const lines = textOf(log.path).split(/\r?\n/);
  const asked = lines.filter((_, at) => rows.has(at + 1)).join('\n');
  return new Set(log.rows.map(({ key }) => key).filter((key) => asked.includes(key)));
}

/** Compares all fields of all rows of a log. */
export function compareLog(log: Log, read: ReadLog, say: (fault: Fault) => void): void {
  const mapped = new Set(Object.values(read.columns));
  const byCell = new Map(
    read.reports.flatMap((report) => Object.values(report.original).map((cell) => [cell, report] as const)),
  );
  const refused = keysOfRows(log, new Set(read.refusedRows));
  const questions = [...read.notes, ...read.refused];
  for (const row of log.rows) {
    const report = byCell.get(row.key);
    for (const field of FIELDS) {
      const expected = field.expected(row);
      const found = report ? field.found(report, row) : null;
      const about = { seed: log.seed, key: row.key, field: field.name };
      const at = { ...about, expected: expected ?? '–', found: found ?? '–' };
      if (report && found === expected) say({ ...at, outcome: 'right' });
      else if (!report)
        say({ ...at, outcome: read.refusedFile || refused.has(row.key) ? 'asked' : 'missing' });
      else {
        const cells = Object.entries(report.original).filter(([heading]) =>
          field.columns.includes(read.columns[heading] ?? ''),
        );
        const asked =
          cells.some(([, cell]) => questions.some((question) => question.includes(`“${cell}”`))) ||
          (!field.columns.some((column) => mapped.has(column)) &&
            questions.some((question) => /column/i.test(question)));
        const silent = found === null ? 'missing' : expected === null ? 'invented' : 'wrong';
        say({ ...at, outcome: asked ? 'asked' : silent });
      }
    }
  }
}
