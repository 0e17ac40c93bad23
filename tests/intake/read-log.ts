/** What the product makes of a log by the mapping that it proposes: through upload, preview and import as on the page. */
import { importByCommand } from '@openmara/server/command/import-command';
import { execute, rows as rowsOf } from '@openmara/server/database/rows';
import { FileRefused } from '@openmara/server/exchange/file-limits';
import { z } from 'zod';
import type { TestHouse } from '../open-test-house.ts';
import type { Log } from './truth.ts';

const stored = z.object({
  original: z.record(z.string(), z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.string(),
  received: z.string().nullable(),
  placeNames: z.array(z.string()),
  adm1Names: z.array(z.string()),
  placePrecision: z.string(),
  forms: z.array(z.string()),
  parties: z.array(z.string()),
  partyText: z.string().nullable(),
  source: z.string(),
  statedVerification: z.string().nullable(),
  survivors: z.array(
    z.object({
      sex: z.string(),
      ageBand: z.string(),
      displacement: z.string(),
      count: z.number(),
    }),
  ),
});
export type StoredReport = z.infer<typeof stored>;
export interface ReadLog {
  /** Why the file was refused as a whole; then there is nothing else. */
  readonly refusedFile: string | null;
  readonly header: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
  /** Questions and notes, as a person reads them. */
  readonly notes: readonly string[];
  /** Fields refused, as a person reads them. */
  readonly refused: readonly string[];
  /** The rows of the file that were refused, 1-based. */
  readonly refusedRows: readonly number[];
  readonly reports: readonly StoredReport[];
}

const REPORTS = `
  select r.original, r.occurred_from::text as from, r.occurred_to::text as to, r.date_precision as precision,
    r.received_on::text as received, r.place_precision as "placePrecision", r.forms,
    array(select n.folded from openmara.place_name n where n.place_id = r.place_id) as "placeNames",
    array(select n.folded from openmara.place_name n where n.place_id = r.adm1_id) as "adm1Names",
    array(select p.name from openmara.party p where p.id = any(r.party_ids)) as parties,
    r.party_text as "partyText", r.source_type as source, r.stated_verification as "statedVerification",
    (select coalesce(jsonb_agg(jsonb_build_object('sex', v.sex, 'ageBand', v.age_band,
       'displacement', v.displacement, 'count', v.count)), '[]')
     from openmara.report_survivor v where v.report_id = r.id) as survivors
  from openmara.report r where r.import_id = $1`;

async function reportsOf(t: TestHouse, mission: string, importId: string): Promise<StoredReport[]> {
  const db = await t.house.pool.connect();
  try {
    await db.query('begin');
    await execute(
      db,
      `select set_config('openmara.mission', (select id::text from openmara.mission_named($1)), true),
              set_config('openmara.report_scope', 'all', true)`,
      [mission],
    );
    return await rowsOf(db, stored, REPORTS, [importId]);
  } finally {
    await db.query('rollback');
    db.release();
  }
}

export async function readLog(t: TestHouse, log: Log): Promise<ReadLog> {
  const actor = await t.actor('senior_wpa');
  const request = { file: log.path, mission: log.mission };
  try {
    const seen = await importByCommand(t.house, actor, { ...request, dryRun: true });
    const done = await importByCommand(t.house, actor, { ...request, dryRun: false });
    return {
      refusedFile: null,
      header: seen.header.filter((name) => name !== ''),
      columns: seen.mapping?.columns ?? {},
      notes: [...seen.warnings, ...done.warnings],
      refused: done.refused.map(({ value, reason }) => `“${value ?? ''}”: ${reason}`),
      refusedRows: done.refused.map(({ row }) => row),
      reports: await reportsOf(t, log.mission, done.id),
    };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return {
      refusedFile: error.message,
      header: [],
      columns: {},
      notes: [],
      refused: [],
      refusedRows: [],
      reports: [],
    };
  }
}
