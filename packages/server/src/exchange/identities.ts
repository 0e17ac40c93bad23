/** The columns of a file that look like identities: found before a row is kept, left out unless a person says otherwise. */
import { identityOf, IDENTITY_KINDS } from '@openmara/core/exchange/identities';
import { z } from 'zod';

/** A column that looks like identities, and whether a person said that it holds none. */
export const identityColumn = z.object({
  column: z.string(),
  kind: z.enum(IDENTITY_KINDS),
  by: z.enum(['heading', 'values']),
  kept: z.boolean(),
});
export type IdentityColumn = z.infer<typeof identityColumn>;

/** What the importer is told about identities. */
export interface IdentityCheck {
  /** Whether a value is known by name, such as a place or a party. */
  readonly known: (text: string) => boolean;
  /** Headings of columns that a person said hold none. */
  readonly saidNone: readonly string[];
  /** Whether mapped columns are looked at too; not where their names are what is imported, as in a list of parties. */
  readonly mapped: boolean;
}
interface Sample {
  readonly headings: readonly string[];
  readonly fields: ReadonlyMap<number, string>;
  readonly rows: ReadonlyArray<readonly string[]>;
  /** Whether the file has rows after those of the sample. */
  readonly more: boolean;
}
export interface IdentitiesFound {
  readonly columns: readonly IdentityColumn[];
  /** Positions whose cells are not read at all. */
  readonly left: ReadonlySet<number>;
  readonly warnings: readonly string[];
}

/** Looks at every column, by its heading and by the cells of the sample. */
export function findIdentities(sample: Sample, check: IdentityCheck): IdentitiesFound {
  const columns: IdentityColumn[] = [];
  const left = new Set<number>();
  const unseen: string[] = [];
  const width = Math.max(sample.headings.length, ...sample.rows.map((row) => row.length));
  for (let at = 0; at < width; at += 1) {
    const heading = sample.headings[at] ?? '';
    const field = sample.fields.get(at) ?? null;
    if (field !== null && !check.mapped) continue;
    const values = sample.rows.map((row) => row[at] ?? '');
    const found = identityOf({ heading, field, values }, check.known);
    const column = heading || `column ${at + 1}`;
    const kept = check.saidNone.includes(column);
    if (found) columns.push({ column, ...found, kept });
    // What first comes after the sample was seen by nobody.
    const nothingSeen = field === null && sample.more && values.every((value) => value === '');
    if (nothingSeen && !found && !kept) unseen.push(column);
    if ((found || nothingSeen) && !kept) left.add(at);
  }
  const out = columns.filter(({ kept }) => !kept);
  const warnings = out.map(
    ({ column, kind, by }) =>
      `Column “${column}” looks like ${WORDS[kind]} (by its ${by}) and is left out. If it holds no identities, say so.`,
  );
  if (unseen.length > 0)
    warnings.push(
      `Nothing stands in the first rows of ${unseen.map((name) => `“${name}”`).join(', ')}; what comes later there is left out.`,
    );
  return { columns, left, warnings };
}
/** The rows with the cells of such columns empty: what a column of identities holds proposes no field for it. */
export function withoutIdentities(
  headings: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  check: IdentityCheck,
): ReadonlyArray<readonly string[]> {
  if (!check.mapped) return rows;
  const { columns, left } = findIdentities({ headings, fields: new Map(), rows, more: false }, check);
  return columns.length === 0 ? rows : rows.map((row) => row.map((cell, at) => (left.has(at) ? '' : cell)));
}
const WORDS = {
  name: 'names of persons',
  phone: 'telephone numbers',
  identity_number: 'identity numbers',
  address: 'addresses',
  email: 'e-mail addresses',
  home_position: 'positions of homes',
} as const;
