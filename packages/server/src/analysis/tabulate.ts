import {
  DIMENSIONS,
  DIMENSION_LIST,
  UNITS,
  availableFor,
  cellsOverlap,
} from '@openmara/core/analysis/dimensions';
import { Problem } from '@openmara/core/access/problems';
import { codesOf, labelOf } from '@openmara/core/vocabularies';
import { FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { isoDay } from '@openmara/core/incidents/schema';
import { parseQuarter } from '@openmara/core/incidents/period';
import { saidBeside } from '@openmara/statistics/disclosure/rule';
import { suppress } from '@openmara/statistics/disclosure/table';
import { z } from 'zod';
import { isWhollySynthetic } from '../missions/wholly-synthetic.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { partyNames } from '../parties/party-names.ts';
import { areaNames } from '../places/area-names.ts';
import { countTable } from './count.ts';

export const tableOutput = z.object({
  unit: z.enum(UNITS),
  rows: z.string(),
  columns: z.string().nullable(),
  basis: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  statuses: z.array(z.string()),
  asOf: z.string(),
  rowKeys: z.array(z.object({ code: z.string(), label: z.string() })),
  columnKeys: z.array(z.object({ code: z.string(), label: z.string() })),
  cells: z.array(z.array(z.number().nullable())),
  rowTotals: z.array(z.number().nullable()),
  columnTotals: z.array(z.number().nullable()),
  total: z.number().nullable(),
  cellsOverlap: z.boolean(),
  withheld: z.number(),
  /** Incidents that are left out for lack of consent; null where too few to say. */
  withoutConsent: z.number().nullable(),
  synthetic: z.boolean(),
});

/** Values of a dimension, each with its name in the language; what is of no list and has none there is its own. */
async function labelled(
  { db, mission }: Context,
  dimension: (typeof DIMENSIONS)[number] | null,
  codes: readonly string[],
  locale: Locale,
): Promise<Array<{ code: string; label: string }>> {
  const list = dimension ? DIMENSION_LIST[dimension] : undefined;
  const names =
    dimension === 'party'
      ? await partyNames(db, codes, locale)
      : dimension === 'adm1'
        ? await areaNames(db, mission.country, locale)
        : null;
  return codes.map((code) => ({
    code,
    label: list && codesOf(list).includes(code) ? labelOf(list, code, locale) : (names?.get(code) ?? code),
  }));
}

/** @throws Problem input_invalid where the unit has no such dimension, or both are one */
function assertCountable(
  unit: (typeof UNITS)[number],
  rows: (typeof DIMENSIONS)[number],
  columns: (typeof DIMENSIONS)[number] | null,
): void {
  for (const dimension of [rows, columns]) {
    if (dimension && !availableFor(unit, dimension))
      throw new Problem('input_invalid', [
        { field: 'rows', reason: 'problem.why.no-dimension', places: { dimension } },
      ]);
  }
  if (rows === columns)
    throw new Problem('input_invalid', [{ field: 'columns', reason: 'problem.why.two-dimensions' }]);
}

/** What a table is asked by. */
export const tableAsked = z.object({
  mission: z.string(),
  unit: z.enum(UNITS).default('incidents'),
  rows: z.enum(DIMENSIONS),
  columns: z.enum(DIMENSIONS).nullable().default(null),
  period: z.string().optional(),
  from: isoDay.nullable().default(null),
  to: isoDay.nullable().default(null),
  basis: z.enum(['occurred', 'decided']).default('occurred'),
  statuses: z
    .array(
      z.enum(['reported', 'under_verification', 'verified', 'not_verified', 'unfounded', 'out_of_scope']),
    )
    .default(['verified']),
  asOf: z.iso.datetime({ offset: true }).nullable().default(null),
  locale: z.enum(LOCALES).default(FIRST_LOCALE),
});

/** A table under disclosure control. @throws Problem input_invalid where that cannot be counted */
export async function tabulated(
  context: Context,
  input: z.output<typeof tableAsked>,
): Promise<z.infer<typeof tableOutput>> {
  const period = input.period ? parseQuarter(input.period) : null;
  if (input.period && !period)
    throw new Problem('input_invalid', [{ field: 'period', reason: 'problem.why.quarter' }]);
  assertCountable(input.unit, input.rows, input.columns);
  const from = period?.from ?? input.from;
  const to = period?.to ?? input.to;
  const counts = await countTable(context.db, {
    missionId: context.mission.id,
    unit: input.unit,
    rows: input.rows,
    columns: input.columns,
    from,
    to,
    basis: input.basis,
    statuses: input.statuses,
    asOf: input.asOf ? new Date(input.asOf) : null,
  });
  const published = await suppress(counts);
  const all = [...published.cells.flat(), ...published.rowTotals, ...published.columnTotals, published.total];
  return {
    unit: input.unit,
    rows: input.rows,
    columns: input.columns,
    basis: input.basis,
    from,
    to,
    statuses: input.unit === 'reports' ? [] : input.statuses,
    asOf: input.asOf ?? context.now.toISOString(),
    rowKeys: await labelled(context, input.rows, counts.rowKeys, input.locale),
    columnKeys: await labelled(context, input.columns, counts.columnKeys, input.locale),
    cells: published.cells.map((row) => [...row]),
    rowTotals: [...published.rowTotals],
    columnTotals: [...published.columnTotals],
    total: published.total,
    cellsOverlap:
      cellsOverlap(input.unit, input.rows) ||
      (input.columns !== null && cellsOverlap(input.unit, input.columns)),
    withheld: all.filter((cell) => cell === null).length,
    withoutConsent: saidBeside(counts.withoutConsent),
    synthetic: await isWhollySynthetic(context),
  };
}

export const tabulate = defineOperation({
  name: 'analysis.tabulate',
  summary: 'Count the records that one may open by one or two dimensions, under disclosure control',
  kind: 'query',
  who: 'count_records',
  within: 'mission',
  input: tableAsked,
  output: tableOutput,
  audit: (input) => ({
    note: `${input.unit} by ${input.rows}${input.columns ? ` and ${input.columns}` : ''}`,
  }),
  handler: tabulated,
});
