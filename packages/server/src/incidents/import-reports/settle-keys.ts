/**
 * One staged row a report. Rows without a key that say the same are as many reports; rows of one key are joined where
 * the mapping groups survivors, else a repeat is named.
 */
import type { Refusal } from '@openmara/core/exchange/reports/row';
import type pg from 'pg';
import { z } from 'zod';
import { execute, rows } from '../../database/rows.ts';

export interface Settled {
  readonly warnings: readonly string[];
  /** Rows that became part of another row's report. */
  readonly merged: number;
  readonly refused: ReadonlyArray<readonly [Refusal, readonly string[]]>;
}

/** @param header the headings as staged; @param grouped whether each row is one survivor of its key's report */
export async function settleKeys(
  db: pg.ClientBase,
  header: readonly string[],
  grouped: boolean,
): Promise<Settled> {
  await execute(db, 'create index on stage (row_number)');
  await execute(db, 'analyze stage');
  await execute(
    db,
    `update stage s set key = s.key || '#' || n.occurrence
     from (select row_number, row_number() over (partition by key order by row_number) as occurrence
           from stage where key like 'content:%') n
     where n.row_number = s.row_number and n.occurrence > 1`,
  );
  return grouped ? joinGroups(db) : nameRepeats(db, header);
}

/** Every row of a key is one survivor of the same report: the first row stands for it, with all survivors. */
async function joinGroups(db: pg.ClientBase): Promise<Settled> {
  await execute(
    db,
    `create temp table grouped on commit drop as
     select key, min(row_number) as row_number,
            jsonb_agg(survivors->0 order by survivor_key, row_number) as survivors,
            md5(string_agg(digest, ',' order by digest)) as digest
     from stage group by key`,
  );
  const merged = await rows(
    db,
    mergedRow,
    `with gone as (
       delete from stage s using grouped g where g.key = s.key and s.row_number <> g.row_number returning 1)
     select count(*)::int as merged from gone`,
  );
  await execute(
    db,
    'update stage s set survivors = g.survivors, digest = g.digest from grouped g where g.key = s.key',
  );
  return { warnings: [], refused: [], merged: merged[0]?.merged ?? 0 };
}

const mergedRow = z.object({ merged: z.number() });
const repeat = z.object({
  row_number: z.number(),
  first: z.number(),
  key: z.string(),
  same: z.boolean(),
  original: z.record(z.string(), z.string()),
});
/** The same key again: said once where the content is the same, refused where it is not. */
async function nameRepeats(db: pg.ClientBase, header: readonly string[]): Promise<Settled> {
  const repeats = await rows(
    db,
    repeat,
    `select row_number, first, key, same, original from (
       select row_number, key, original, first_value(row_number) over w as first,
              digest = first_value(digest) over w as same, row_number() over w as n
       from stage window w as (partition by key order by row_number)) d
     where n > 1 order by row_number`,
  );
  const same = repeats.filter((row) => row.same);
  const other = repeats.filter((row) => !row.same);
  await execute(
    db,
    `delete from stage s using (
       select row_number, row_number() over (partition by key order by row_number) as n from stage) d
     where d.row_number = s.row_number and d.n > 1`,
  );
  return {
    merged: same.length,
    warnings: same[0]
      ? [
          `${same.length} rows repeat an earlier row with the same key and content and count once (first: row ${same[0].row_number}).`,
        ]
      : [],
    refused: other.map((row) => [
      {
        row: row.row_number,
        column: 'key',
        value: row.key,
        code: 'key_repeated',
        reason: `Row ${row.first} has the same key with other content. Give each report a key of its own, or correct one of them.`,
      },
      header.map((name) => row.original[name] ?? ''),
    ]),
  };
}
