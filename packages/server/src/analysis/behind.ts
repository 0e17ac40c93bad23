/** The records behind a count, by the same SQL as the count: what is counted is what is listed. */
import { Problem } from '@openmara/core/access/problems';
import { type CountedCell, parseCounted } from '@openmara/core/analysis/counted-cell';
import type { Context } from '../operations/operation.ts';
import { conditionsOf, MAY_BE_COUNTED, MIGHT_BE_COUNTED, wereMerged } from './count.ts';
import { stateAt } from './relations.ts';
import { base, cellSource, source } from './sources.ts';

/** A count whose records are asked for. */
export interface Behind {
  readonly cell: CountedCell;
  /** Whether any parties were merged, where it is a party that they are asked by. */
  readonly merged: boolean;
}

/**
 * The count that a list is asked by, for who may count: what it is counted by need not be shown in the list.
 * @param text as `countedText` wrote it; nothing where the list is asked by other things
 * @param list what is listed: groups of survivors are listed as their incidents
 * @throws Problem input_invalid where the text says no count of what is listed
 */
export async function behindOf(
  { db, demand }: Pick<Context, 'db' | 'demand'>,
  text: string | undefined,
  list: 'incidents' | 'reports',
): Promise<Behind | null> {
  if (text === undefined) return null;
  demand('count_records');
  const cell = parseCounted(text);
  if (!cell || (cell.unit === 'reports') !== (list === 'reports'))
    throw new Problem('input_invalid', [{ field: 'counted', reason: 'problem.why.counted' }]);
  return { cell, merged: await wereMerged(db, cell) };
}

/** Where its row and its column come from. */
function valuesOf(
  { unit, rows, columns }: CountedCell,
  over: { readonly past: boolean; readonly merged: boolean },
): { join: string; row: string; column: string } {
  if (rows && columns) return cellSource(unit, rows, columns, over);
  const only = rows ?? columns;
  const { join, value } = only ? source(unit, only, 1, over) : { join: '', value: '' };
  return { join, row: value, column: value };
}

/** The ids of the records behind a count, as an array in SQL; the mission is `$1`. @param put notes a parameter */
export function idsBehind({ cell, merged }: Behind, put: (value: unknown) => string): string {
  const { unit, rows, row, columns, column, lacking, asOf = null } = cell;
  const moment = asOf === null ? null : new Date(asOf);
  const state = stateAt(moment === null ? null : put(moment));
  const record = unit === 'reports' ? 'r' : 'i';
  const may = moment === null ? MAY_BE_COUNTED : MIGHT_BE_COUNTED;
  const from = valuesOf(cell, { past: moment !== null, merged });
  const conditions = [
    conditionsOf(
      {
        unit,
        basis: cell.basis,
        statuses: cell.statuses,
        from: cell.from ?? null,
        to: cell.to ?? null,
        asOf: moment,
        late: cell.late !== undefined,
      },
      put,
    ),
    ...(unit === 'reports' ? [] : [lacking ? `not ${may}` : may]),
  ];
  const values = [...(rows ? [`k.a = ${put(row)}`] : []), ...(columns ? [`k.b = ${put(column)}`] : [])];
  const [a, b] = [rows ? from.row : 'null', columns ? from.column : 'null'];
  // Joined as for the count, and only then narrowed: the planner takes one value for rare, and would look it up for each.
  return `array(${state}
    select k.id from (
      select ${record}.id, (${a})::text as a, (${b})::text as b
      from ${base(unit)} ${from.join} where ${conditions.join(' and ')} offset 0) k
    where ${values.length === 0 ? 'true' : values.join(' and ')})`;
}
