/** Every column of a file as a person sees it who confirms a mapping: what it is taken for, and what stands in it. */
import { letterOf } from './column-letter.ts';
import { type Mapping, resolveColumns } from './mapping.ts';
import { type UnusedColumn, valuesOfColumn } from './unused-columns.ts';

/** A column of the file. */
export interface DescribedColumn extends Pick<UnusedColumn, 'samples' | 'differentValues' | 'filledRows'> {
  /** As the mapping names it, or would: by its heading, or by its letter where that is empty or stands twice. */
  readonly column: string;
  readonly heading: string;
  /** The field that it means, `ignore` where a person set it aside, null where nothing is read from it. */
  readonly field: string | null;
  /** Whether its cells are not read because they look like identities; then no value of it is told. */
  readonly leftOut: boolean;
  /** What is to be asked of it, in sentences of English. */
  readonly doubts: readonly string[];
}

/** Fields whose values say who somebody is, or are told in free words: none of them is shown beside its heading. */
const NEVER_SHOWN: ReadonlySet<string> = new Set(['key', 'survivorKey', 'narrative']);

/**
 * The columns in the order of the file; those without a heading and without a value are no columns.
 * @param left positions whose cells look like identities; @param questions of the proposal, which name their columns
 */
export function describeColumns(
  mapping: Mapping,
  names: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  { left, questions }: { readonly left: ReadonlySet<number>; readonly questions: readonly string[] },
): DescribedColumn[] {
  const mapped = new Map<number, readonly [string, string]>();
  for (const [column, field] of Object.entries(mapping.columns)) {
    // `ignore` has no position of its own: it is looked up as if it were read.
    const alone = resolveColumns({ ...mapping, columns: { [column]: `as ${field}` } }, names);
    for (const at of alone.positions.get(`as ${field}`) ?? []) mapped.set(at, [column, field]);
  }
  return names.flatMap((heading, at) => {
    const plain = heading === '' || names.indexOf(heading) < at ? `@${letterOf(at)}` : heading;
    const [column, field] = mapped.get(at) ?? [plain, null];
    const values = valuesOfColumn(heading, at, rows);
    if (heading === '' && field === null && values.filledRows === 0) return [];
    const leftOut = left.has(at);
    const hidden = leftOut || NEVER_SHOWN.has(field ?? '');
    return [
      {
        column,
        heading,
        field,
        leftOut,
        ...values,
        ...(hidden ? { samples: [] } : {}),
        doubts: questions.filter((question) => question.includes(`“${column}”`)),
      },
    ];
  });
}
