/** Every column of a file as a person sees it who confirms a mapping: what it is taken for, and what stands in it. */
import { columnName } from './column-letter.ts';
import type { Doubt } from './doubts.ts';
import { type Mapping, mappedColumns } from './mapping.ts';
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
  /** What is to be asked of it. */
  readonly doubts: readonly Doubt[];
}

/** Fields whose values say who somebody is, or are told in free words: none of them is shown beside its heading. */
const NEVER_SHOWN: ReadonlySet<string> = new Set(['key', 'survivorKey', 'narrative']);

/**
 * The columns in the order of the file; those without a heading and without a value are no columns.
 * @param left positions whose cells look like identities; @param doubts what is to be asked of them
 */
export function describeColumns(
  mapping: Mapping,
  names: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  { left, doubts }: { readonly left: ReadonlySet<number>; readonly doubts: readonly Doubt[] },
): DescribedColumn[] {
  const mapped = mappedColumns(mapping, names);
  return names.flatMap((heading, at) => {
    const { column, field } = mapped.get(at) ?? { column: columnName(names, at), field: null };
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
        doubts: doubts.filter((one) => one.at.includes(at)),
      },
    ];
  });
}
