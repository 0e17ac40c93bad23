import { Problem } from '@openmara/core/access/problems';
import { cellsOverlap, DIMENSION_LIST } from '@openmara/core/analysis/dimensions';
import { FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { POPULATIONS, type ReleaseDimension } from '@openmara/core/releases/release-tables';
import { parseReleasePeriod } from '@openmara/core/releases/release-period';
import { codesOf, labelOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { type Context, defineOperation } from '../operations/operation.ts';
import { partyNames } from '../parties/party-names.ts';
import { areaNames } from '../places/area-names.ts';
import { type ReleasedTable, releaseOf, tablesOf } from './kept-releases.ts';
import { picturesOf } from './release-pictures.ts';

const key = z.object({ code: z.string(), label: z.string() });
const shown = z.number().nullable();
const releasedTable = z.object({
  population: z.enum(POPULATIONS),
  rows: z.string(),
  columns: z.string().nullable(),
  rowKeys: z.array(key),
  columnKeys: z.array(key),
  cells: z.array(z.array(shown)),
  rowTotals: z.array(shown),
  columnTotals: z.array(shown),
  total: shown,
  /** Whether one record may stand in several cells. */
  cellsOverlap: z.boolean(),
  withheld: z.number(),
});

/** What places and parties are called in the language that is asked for, by their codes. */
type Names = Readonly<Partial<Record<ReleaseDimension, ReadonlyMap<string, string>>>>;

/** A value of a dimension with its name; what is of no list is its own name. */
function labelled(dimension: ReleaseDimension | null, code: string, locale: Locale, names: Names) {
  const list = dimension && dimension !== 'timing' ? DIMENSION_LIST[dimension] : undefined;
  const name = dimension && names[dimension]?.get(code);
  return { code, label: list && codesOf(list).includes(code) ? labelOf(list, code, locale) : (name ?? code) };
}
/** The names that the tables of a release need. */
async function namesFor(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  tables: readonly ReleasedTable[],
  locale: Locale,
): Promise<Names> {
  const parties = tables.filter((table) => table.rows_dimension === 'party');
  return {
    adm1: await areaNames(db, mission.country, locale),
    party: await partyNames(
      db,
      parties.flatMap((table) => table.published?.rowKeys ?? []),
      locale,
    ),
  };
}

/** A table as it was released; nothing where it was refused. */
function presented(table: ReleasedTable, locale: Locale, names: Names): Array<z.infer<typeof releasedTable>> {
  const { population, rows_dimension: rows, columns_dimension: columns, published } = table;
  if (!published) return [];
  const unit =
    population === 'survivors_of_verified' ? 'survivors' : population === 'reports' ? 'reports' : 'incidents';
  const overlap = (dimension: ReleaseDimension | null): boolean =>
    dimension !== null && dimension !== 'timing' && cellsOverlap(unit, dimension);
  const counts = [
    ...published.cells.flat(),
    ...published.rowTotals,
    ...published.columnTotals,
    published.total,
  ];
  return [
    {
      ...published,
      population,
      rows,
      columns,
      rowKeys: published.rowKeys.map((code) => labelled(rows, code, locale, names)),
      columnKeys: published.columnKeys.map((code) => labelled(columns, code, locale, names)),
      cellsOverlap: overlap(rows) || overlap(columns),
      withheld: counts.filter((count) => count === null).length,
    },
  ];
}

const releaseOutput = z.object({
  period: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  synthetic: z.boolean(),
  tables: z.array(releasedTable),
  /** What is drawn of it, by what the table counts; none where it was not asked for. */
  pictures: z.array(
    z.object({ rows: z.string(), svg: z.string(), alternative: z.string(), under: z.string() }),
  ),
  refused: z.array(
    z.object({
      population: z.enum(POPULATIONS),
      rows: z.string(),
      columns: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});
/** A release as it is read. */
export type PresentedRelease = z.infer<typeof releaseOutput>;

/** @throws Problem input_invalid where the text is no period; not_found where its figures were not released */
export async function presentedRelease(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  period: string,
  locale: Locale,
  drawn = false,
): Promise<PresentedRelease> {
  const named = parseReleasePeriod(period);
  if (!named) throw new Problem('input_invalid', [{ field: 'period', reason: 'problem.why.period' }]);
  const release = await releaseOf(db, mission.id, named.name);
  if (!release) throw new Problem('not_found');
  const tables = await tablesOf(db, mission.id, release.id);
  const names = await namesFor({ db, mission }, tables, locale);
  const shown = tables.flatMap((table) => presented(table, locale, names));
  return {
    period: release.period,
    from: release.first_day,
    to: release.last_day,
    asOf: release.moment.toISOString(),
    synthetic: release.synthetic,
    tables: shown,
    pictures: drawn ? await picturesOf({ db, mission }, shown, locale) : [],
    refused: tables.flatMap(({ population, rows_dimension, columns_dimension, refused }) =>
      refused ? [{ population, rows: rows_dimension, columns: columns_dimension, reason: refused }] : [],
    ),
  };
}

export const getRelease = defineOperation({
  name: 'release.get',
  summary: 'The released figures of a quarter, half-year or year',
  kind: 'query',
  who: 'read_releases',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    period: z.string(),
    locale: z.enum(LOCALES).default(FIRST_LOCALE),
    /** Whether the pictures of it are wanted as well. */
    pictures: z.boolean().default(false),
  }),
  output: releaseOutput,
  audit: ({ period }) => ({ note: `figures of ${period}` }),
  handler: (context, { period, locale, pictures }) => presentedRelease(context, period, locale, pictures),
});
