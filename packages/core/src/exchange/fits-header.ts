/** Whether a mapping of an earlier file fits the headings of another one, so that it is read in the same way. */
import { type Mapping, mappedColumns, resolveColumns } from './mapping.ts';

/**
 * All columns that it names are there, two of them at least by their headings, and no other heading means a field that
 * it does not read: a log that has more to say is looked at afresh.
 * @param names the headings of the file
 * @param fieldOf what a heading means by itself; undefined where the target knows no words
 */
export function fitsHeader(
  mapping: Mapping,
  names: readonly string[],
  fieldOf: ((heading: string) => string | undefined) | undefined,
): boolean {
  // A letter names a column of any file: it says nothing of this one.
  const byHeading = Object.keys(mapping.columns).filter((column) => !/^@[A-Z]{1,3}$/.test(column));
  if (byHeading.length < 2) return false;
  const asRead = Object.fromEntries(Object.keys(mapping.columns).map((column) => [column, 'read']));
  if (resolveColumns({ ...mapping, columns: asRead }, names).missing.length > 0) return false;
  const spokenOf = mappedColumns(mapping, names);
  const read = new Set([...Object.values(mapping.columns), ...Object.keys(mapping.constants)]);
  return names.every((name, at) => {
    const field = spokenOf.has(at) ? undefined : fieldOf?.(name);
    return field === undefined || read.has(field);
  });
}

/**
 * The one of several that fits best: the one that speaks of the most columns, of equals the first.
 * @param saved the latest first
 */
export function fittingMapping<T extends { readonly content: Mapping }>(
  saved: readonly T[],
  names: readonly string[],
  fieldOf: ((heading: string) => string | undefined) | undefined,
): T | null {
  const size = ({ content }: T): number => Object.keys(content.columns).length;
  return saved
    .filter(({ content }) => fitsHeader(content, names, fieldOf))
    .reduce<T | null>((best, one) => (best && size(best) >= size(one) ? best : one), null);
}
