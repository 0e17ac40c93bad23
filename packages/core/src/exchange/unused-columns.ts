/** Columns that no field is read from: named, so that nothing of a file is dropped in silence. */
import { fold } from '../language/fold.ts';
import { isAboutPeople, meaningOfHeader } from './headings.ts';
import { isPlainIdentity } from './identities.ts';

/** A column that is not used. */
export interface UnusedColumn {
  readonly column: string;
  /** Values that stand in several rows; a value of one row alone could say who somebody is, and is not repeated. */
  readonly samples: readonly string[];
  readonly differentValues: number;
  readonly filledRows: number;
  /** The field that its heading means and another column has; null where it means none. */
  readonly alsoMeans: string | null;
}

const SAMPLES = 5;

/**
 * The columns of a header that are not among those read, with what stands in them.
 * @param names the headings; @param used the positions that are read or that a person set aside
 */
export function unusedColumns(
  names: readonly string[],
  used: ReadonlySet<number>,
  rows: ReadonlyArray<readonly string[]>,
): UnusedColumn[] {
  return names.flatMap((name, at) => {
    if (used.has(at)) return [];
    const values = valuesOfColumn(name, at, rows);
    if (values.filledRows === 0 && name === '') return [];
    return [
      {
        column: name === '' ? `column ${at + 1}` : name,
        ...values,
        alsoMeans: meaningOfHeader(name)?.field ?? null,
      },
    ];
  });
}

/**
 * What stands in a column, as far as it may be shown: values of several rows, of no column that is headed as one about
 * a person, and none that is an address or a telephone number by its shape.
 * @param at its position; @param rows those that were looked at, not the whole of a long file
 */
export function valuesOfColumn(
  name: string,
  at: number,
  rows: ReadonlyArray<readonly string[]>,
): Pick<UnusedColumn, 'samples' | 'differentValues' | 'filledRows'> {
  const counts = new Map<string, { text: string; rows: number }>();
  let filledRows = 0;
  for (const row of rows) {
    const text = (row[at] ?? '').trim();
    if (text === '') continue;
    filledRows += 1;
    const known = counts.get(fold(text));
    if (known) known.rows += 1;
    else counts.set(fold(text), { text, rows: 1 });
  }
  const samples = isAboutPeople(name)
    ? []
    : [...counts.values()]
        .filter((value) => value.rows > 1 && value.text.length <= 80 && !isPlainIdentity(value.text))
        .sort((a, b) => b.rows - a.rows)
        .slice(0, SAMPLES)
        .map(({ text }) => text);
  return { samples, differentValues: counts.size, filledRows };
}

/** A sentence for a person. @param fieldTaken whether another column is read as the field that this one means */
export function sayUnused(unused: UnusedColumn, taken: ReadonlySet<string>): string {
  const { column, samples, differentValues, filledRows, alsoMeans } = unused;
  const values =
    filledRows === 0
      ? 'it is empty in the rows looked at'
      : samples.length > 0
        ? `it has ${samples.map((sample) => `“${sample}”`).join(', ')}`
        : `it has ${differentValues} different values in ${filledRows} rows`;
  const second =
    alsoMeans && taken.has(alsoMeans)
      ? ` Its heading means “${alsoMeans}”, as that of another column does.`
      : '';
  return `Column “${column}” is not used: ${values}.${second} Say in the mapping what it is, or “ignore”.`;
}

/** What a log of reports should have and this one does not: a sentence for each. */
export function sayMissing(fields: ReadonlySet<string>): string[] {
  const lacks = (...names: string[]): boolean => !names.some((name) => fields.has(name));
  return [
    ...(lacks('forms', 'formMarked') ? ['No column was found for the form of sexual violence (forms).'] : []),
    ...(lacks('occurred', 'year') ? ['No column was found for the date of the incident (occurred).'] : []),
    ...(lacks('place', 'settlement', 'adm1', 'adm2', 'adm3', 'pcode', 'gps', 'latitude')
      ? ['No column was found for the place (place).']
      : []),
  ];
}
