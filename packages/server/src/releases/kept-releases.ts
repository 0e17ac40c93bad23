/** Releases as they are kept: what was shown, and behind it what was counted. */
import {
  POPULATIONS,
  type ReleaseDimension,
  type ReleaseTable,
} from '@openmara/core/releases/release-tables';
import type pg from 'pg';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';

/** Whom a release is for. Readers of figures sit in one forum and talk: they are one audience. */
export const AUDIENCE = 'readers_of_figures';

/** A released table as it is shown; null is withheld. A row that is not there has no total that may be shown. */
export const publishedTable = z.object({
  rowKeys: z.array(z.string()),
  columnKeys: z.array(z.string()),
  cells: z.array(z.array(z.number().nullable())),
  rowTotals: z.array(z.number().nullable()),
  columnTotals: z.array(z.number().nullable()),
  total: z.number().nullable(),
});
/** A released table. */
export type PublishedTable = z.infer<typeof publishedTable>;

/** The counts behind a table, in the same shape. */
export const countedTable = z.object({
  rowKeys: z.array(z.string()),
  columnKeys: z.array(z.string()),
  cells: z.array(z.array(z.number())),
  rowTotals: z.array(z.number()),
  columnTotals: z.array(z.number()),
  total: z.number(),
  /** Of the incidents of a quarter, the survivors of each that has a few, and how many have more; none in older releases. */
  banded: z.object({ small: z.array(z.number()), large: z.number() }).optional(),
});

/** A release: whose figures, of which period, as of which moment. */
export const releaseRow = z.object({
  id: z.string(),
  period: z.string(),
  first_day: z.string(),
  last_day: z.string(),
  moment: z.date(),
  /** Whether nothing but invented records stands behind it. */
  synthetic: z.boolean(),
  made_at: z.date(),
});
export type Release = z.infer<typeof releaseRow>;

/** A dimension of a released table; the operations that make releases write no others. */
const dimension = z.custom<ReleaseDimension>((value) => typeof value === 'string');
export const tableRow = z.object({
  id: z.string(),
  population: z.enum(POPULATIONS),
  rows_dimension: dimension,
  columns_dimension: dimension.nullable(),
  published: publishedTable.nullable(),
  refused: z.enum(['closes_a_circle', 'narrows_a_count']).nullable(),
});
export type ReleasedTable = z.infer<typeof tableRow>;

const COLUMNS = 'id, period, first_day::text, last_day::text, moment, synthetic, made_at';

/** The releases of a mission, the latest period first; of periods that end together the shorter first. */
export const releasesOf = (db: pg.ClientBase, missionId: string): Promise<Release[]> =>
  rows(
    db,
    releaseRow,
    `select ${COLUMNS} from openmara.release where mission_id = $1 and audience = $2
     order by last_day desc, first_day desc`,
    [missionId, AUDIENCE],
  );
/** The release of a period; null where none was made. */
export const releaseOf = (db: pg.ClientBase, missionId: string, period: string): Promise<Release | null> =>
  maybeRow(
    db,
    releaseRow,
    `select ${COLUMNS} from openmara.release where mission_id = $1 and audience = $2 and period = $3`,
    [missionId, AUDIENCE, period],
  );
/** The tables of a release in their order. */
export const tablesOf = (db: pg.ClientBase, missionId: string, releaseId: string): Promise<ReleasedTable[]> =>
  rows(
    db,
    tableRow,
    `select id, population, rows_dimension, columns_dimension, published, refused
     from openmara.release_table where mission_id = $1 and release_id = $2 order by line`,
    [missionId, releaseId],
  );
/** Whether a kept table is the one of a design. */
export const isOf = (
  kept: Pick<ReleasedTable, 'population' | 'rows_dimension' | 'columns_dimension'>,
  { population, rows, columns }: ReleaseTable,
): boolean =>
  kept.population === population && kept.rows_dimension === rows && kept.columns_dimension === columns;
/** The table of a release that was made for a question; null where there is none, or it was refused. */
export const tableFor = (tables: readonly ReleasedTable[], asked: ReleaseTable): PublishedTable | null =>
  tables.find((table) => isOf(table, asked))?.published ?? null;
/** Why a release has no table for a question: it was refused, or the release is older than the table. */
export const whyMissing = (
  tables: readonly ReleasedTable[],
  asked: ReleaseTable,
): 'refused' | 'not_released' => (tables.some((table) => isOf(table, asked)) ? 'refused' : 'not_released');
