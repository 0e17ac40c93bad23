/** From the first rows of a file to a mapping that a person can confirm: by its headings, and by its values. */
import { parsePeriod } from '../incidents/parse-period.ts';
import { enoughByValues, evidenceOf, type Evidence, type Known } from './column-values.ts';
import { columnName } from './column-letter.ts';
import { addDates, datedColumns, ordersOf } from './dated-columns.ts';
import { doubt, type Doubt, orderDoubts } from './doubts.ts';
import { type FieldOf, type Header } from './find-header.ts';
import { type HeadingMeaning, fieldOfHeader, isAboutPeople, meaningOfHeader } from './headings.ts';
import { MANY_COLUMNS, REPORT_FIELDS, type ReportField } from './mapping-fields.ts';
import { type Mapping, mappingSchema } from './mapping.ts';
import { areMarks, formOfHeading } from './reports/marked-forms.ts';
import { speaksOf } from './reports/people.ts';

/** A mapping, what is to be asked of it, and what each column was taken for. */
export interface Proposal {
  readonly mapping: Mapping;
  readonly columns: readonly ProposedColumn[];
  readonly doubts: readonly Doubt[];
  /** What else a person should know of it, in sentences of English. */
  readonly notes?: readonly string[];
}
/** What a column was taken for, why, and how surely (0 to 1). */
export interface ProposedColumn {
  readonly column: string;
  readonly field: string;
  readonly by: 'heading' | 'values' | 'both';
  readonly confidence: number;
}

/** Proposes a mapping from the header alone. Each field but `remarks` is given once, to its first column. */
export function proposeMapping(
  header: Pick<Header, 'row' | 'names'>,
  target: { readonly name: string; readonly fieldOf?: FieldOf } = { name: 'report', fieldOf: fieldOfHeader },
): Mapping {
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  for (const name of header.names) {
    const field = target.fieldOf?.(name);
    if (!name || !field || Object.hasOwn(columns, name)) continue;
    if (taken.has(field) && !MANY_COLUMNS.has(field)) continue;
    taken.add(field);
    columns[name] = field;
  }
  return mappingSchema.parse({
    name: 'proposed',
    target: target.name,
    headerRow: header.row || undefined,
    columns,
  });
}

/** A column before it is known what it is. */
interface Column {
  readonly at: number;
  /** As the mapping names it: its heading, or its letter where the heading is empty or stands twice. */
  readonly name: string;
  readonly cells: readonly string[];
  readonly meaning: HeadingMeaning | undefined;
  readonly evidence: Evidence;
}
interface Candidate {
  readonly column: Column;
  readonly field: ReportField;
  readonly heading: number;
  readonly values: number;
}

/** A heading of this weight or less may mean another thing. */
const LIKELY = 0.5;

/** Proposes a mapping of reports from headings and from the rows below them. */
export function proposeFromValues(
  header: Header,
  rows: ReadonlyArray<readonly string[]>,
  known?: Known,
): Proposal {
  const columns = header.names.map((name, at): Column => {
    const cells = rows.map((row) => row[at] ?? '');
    const people = isAboutPeople(name);
    return {
      at,
      name: columnName(header.names, at),
      cells,
      ...(people ? { meaning: undefined, evidence: {} } : meaningOf(name, cells, known)),
    };
  });
  const chosen = ofGrown(toldAsNarrative(inTime(assign(columns))));
  const fields = new Map<number, string>(chosen.map(({ column, field }) => [column.at, field]));
  const dated = datedColumns((at) => fields.get(at) ?? null, columns.length);
  for (const row of rows) addDates(dated, (at) => row[at]);
  const mapping = mappingSchema.parse({
    name: 'proposed',
    target: 'report',
    // Lines of JSON have no row of headings.
    headerRow: header.row || undefined,
    ...(header.rows === 2 ? { headerRows: 2 } : {}),
    columns: Object.fromEntries(chosen.map(({ column, field }) => [column.name, field])),
    ...ordersOf(dated),
  });
  return {
    mapping,
    columns: chosen.map(proposed),
    doubts: [
      ...chosen.flatMap(askedOf),
      ...orderDoubts(mapping, dated),
      ...numbersOfWhom(columns, chosen),
      ...digitsLost(columns),
    ],
  };
}

/** What a column means by its heading and by its cells; one that is headed by a form and marked is that form's own. */
function meaningOf(
  name: string,
  cells: readonly string[],
  known?: Known,
): Pick<Column, 'meaning' | 'evidence'> {
  if (formOfHeading(name) !== undefined && areMarks(cells))
    return { meaning: { field: 'formMarked', weight: 1 }, evidence: { formMarked: 1 } };
  return { meaning: meaningOfHeader(name), evidence: evidenceOf(cells, known) };
}

/** The best field for each column: those that heading and values agree on first. */
function assign(columns: readonly Column[]): Candidate[] {
  const candidates = columns.flatMap((column) =>
    REPORT_FIELDS.flatMap((field): Candidate[] => {
      const heading = column.meaning?.field === field ? column.meaning.weight : 0;
      const values = column.evidence[field] ?? 0;
      const enough = enoughByValues(field);
      // A heading that a list has stands, though nobody can read its values: they are refused and not passed over.
      const fits =
        heading > 0 ? heading === 1 || heading + values > 0.3 : enough !== undefined && values >= enough;
      return fits ? [{ column, field, heading, values }] : [];
    }),
  );
  const total = ({ heading, values }: Candidate): number => heading * 1.2 + values;
  const taken = new Set<ReportField>();
  const used = new Set<number>();
  const chosen: Candidate[] = [];
  const counted = new Set<ReportField>([
    'count',
    'female',
    'male',
    'femaleAdult',
    'femaleMinor',
    'maleAdult',
    'maleMinor',
  ]);
  const bySex = candidates.some(
    ({ field, heading }) => field !== 'count' && counted.has(field) && heading > 0,
  );
  const ofCounts = columns.filter(
    ({ meaning, evidence }) => !meaning && (evidence.count ?? 0) >= 0.45 && (evidence.age ?? 0) < 0.6,
  );
  for (const candidate of candidates.toSorted((a, b) => total(b) - total(a))) {
    const { column, field, heading } = candidate;
    if (used.has(column.at) || (taken.has(field) && !MANY_COLUMNS.has(field))) continue;
    // Two columns of small numbers, or one beside those of women and men: of whom they are the values do not say.
    if (field === 'count' && heading === 0 && (bySex || ofCounts.length > 1)) continue;
    used.add(column.at);
    taken.add(field);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.column.at - b.column.at);
}

/** Of two columns of dates without a heading, the later day is the one on which it was told. */
function inTime(chosen: Candidate[]): Candidate[] {
  const occurred = chosen.find(({ field }) => field === 'occurred');
  const received = chosen.find(({ field }) => field === 'received');
  if (!occurred || !received || (occurred.heading > 0 && received.heading > 0)) return chosen;
  let later = 0;
  occurred.column.cells.forEach((cell, row) => {
    const [a, b] = [parsePeriod(cell)?.from, parsePeriod(received.column.cells[row] ?? '')?.from];
    if (a && b && a !== b) later += a < b ? 1 : -1;
  });
  if (later >= 0 || occurred.heading > 0 || received.heading > 0) return chosen;
  const swapped = { occurred: 'received', received: 'occurred' } as const;
  return chosen.map((candidate) =>
    candidate.field === 'occurred' || candidate.field === 'received'
      ? { ...candidate, field: swapped[candidate.field] }
      : candidate,
  );
}

/** “What happened” is a narrative, unless its cells are forms and no other column has them. */
function toldAsNarrative(chosen: Candidate[]): Candidate[] {
  if (chosen.some(({ field }) => field === 'forms' || field === 'formMarked')) return chosen;
  return chosen.map((candidate) => {
    const values = candidate.column.evidence.forms ?? 0;
    return candidate.field === 'narrative' && values >= (enoughByValues('forms') ?? 1)
      ? { ...candidate, field: 'forms', heading: 0, values }
      : candidate;
  });
}

/** Beside a column of girls one of women counts the grown ones, and beside boys one of men. */
function ofGrown(chosen: Candidate[]): Candidate[] {
  const has = (field: ReportField): boolean => chosen.some((candidate) => candidate.field === field);
  const grown = {
    female: ['femaleMinor', 'femaleAdult', 'woman'],
    male: ['maleMinor', 'maleAdult', 'man'],
  } as const;
  return chosen.map((candidate) => {
    if (candidate.field !== 'female' && candidate.field !== 'male') return candidate;
    const [minor, adult, who] = grown[candidate.field];
    const named = has(minor) && !has(adult) && speaksOf(candidate.column.name, who);
    return named ? { ...candidate, field: adult } : candidate;
  });
}

function proposed({ column, field, heading, values }: Candidate): ProposedColumn {
  const by = heading > 0 ? (values > 0 ? 'both' : 'heading') : 'values';
  const confidence = Math.max(0, Math.min(1, heading > 0 ? heading * 0.7 + values * 0.3 : values * 0.8));
  return { column: column.name, field, by, confidence: Math.round(confidence * 100) / 100 };
}
function askedOf(candidate: Candidate): Doubt[] {
  const { field, confidence } = proposed(candidate);
  if (candidate.heading > LIKELY || (candidate.heading > 0 && candidate.values >= 0.6)) return [];
  const code = candidate.heading > 0 ? 'by_heading' : 'by_values';
  return [doubt(code, [candidate.column.at], { field, confidence })];
}
function numbersOfWhom(columns: readonly Column[], chosen: readonly Candidate[]): Doubt[] {
  const used = new Set(chosen.map(({ column }) => column.at));
  const open = columns.filter(({ at, evidence }) => !used.has(at) && (evidence.count ?? 0) >= 0.45);
  return open.length > 1
    ? [
        doubt(
          'numbers_of_whom',
          open.map(({ at }) => at),
        ),
      ]
    : [];
}

const LOST = /^\?{1,4}[-/. ]\S+[-/. ]\?{2,4}$/;
/** A program that saved Arabic digits in an encoding without them wrote question marks: nobody can read those again. */
function digitsLost(columns: readonly Column[]): Doubt[] {
  const lost = columns.filter(
    ({ cells }) => cells.filter((cell) => LOST.test(cell)).length > cells.length / 4,
  );
  return lost.map(({ at }) => doubt('digits_lost', [at]));
}
