/** What the house makes of a file of a focal point: dry run, then for real, and what is stored, in short. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importByCommand } from '@openmara/server/command/import-command';
import { Problem } from '@openmara/core/access/problems';
import { FileRefused } from '@openmara/server/exchange/file-limits';
import pg from 'pg';
import { z } from 'zod';
import type { TestHouse } from '../../open-test-house.ts';
import { writeWorkbook } from '../write-workbook.ts';
import type { FocalPointFile } from './files.ts';

export interface Made {
  /** The stored reports, in the order of the file. */
  readonly rows: readonly string[];
  readonly refusedFile: string | null;
  /** Everything that was said or asked of the file. */
  readonly said: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
}
const stored = z.object({
  line: z.string(),
});
const REPORTS = `
  select coalesce(r.occurred_from::text, '-') || '..' || coalesce(r.occurred_to::text, '-') || ' ' || r.date_precision
    || ' | ' || coalesce((select name from openmara.place where id = r.place_id), '-')
    || ' | ' || coalesce(nullif(array_to_string(array(select unnest(r.forms) order by 1), '+'), ''), '-')
    || ' | ' || coalesce(nullif(concat_ws(' ',
         nullif(array_to_string(array(select p.name from openmara.party p where p.id = any(r.party_ids) order by 1), '+'), ''),
         '“' || r.party_text || '”'), ''), '-')
    || ' | ' || coalesce((select string_agg(v.sex || ' ' || v.age_band || ' ' || v.count || case when v.count_known then '' else '?' end
         || case when v.displacement = 'unknown' then '' else ' ' || v.displacement end, ', ' order by v.line)
       from openmara.report_survivor v where v.report_id = r.id), '-')
    || ' | ' || r.source_type as line
  from openmara.report r where r.import_id = $1 order by r.id`;

/** Writes the file into a folder, imports it, and reads back what is stored. */
export async function bringFile(t: TestHouse, file: FocalPointFile, folder: string): Promise<Made> {
  const path = join(folder, file.name);
  const { content } = file;
  if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(path, content);
  else await writeWorkbook(path, content);
  const actor = await t.actor('senior_wpa');
  const request = { file: path, mission: file.mission };
  try {
    const seen = await importByCommand(t.house, actor, { ...request, dryRun: true });
    const done = await importByCommand(t.house, actor, { ...request, dryRun: false });
    const owner = new pg.Client(t.house.cluster.owner);
    await owner.connect();
    const { rows } = await owner.query(REPORTS, [done.id]);
    await owner.end();
    return {
      refusedFile: null,
      columns: seen.mapping?.columns ?? {},
      said: [
        ...seen.warnings,
        ...seen.questions.map(({ text }) => text),
        ...done.warnings,
        ...done.refused.map(({ row, value, reason }) => `row ${row} “${value ?? ''}”: ${reason}`),
      ].filter((text, at, all) => all.indexOf(text) === at),
      rows: z
        .array(stored)
        .parse(rows)
        .map(({ line }) => line),
    };
  } catch (error) {
    const refused = error instanceof FileRefused || error instanceof Problem;
    if (!refused) throw error;
    const details = error instanceof Problem ? JSON.stringify(error.details) : error.message;
    return { refusedFile: details, columns: {}, said: [details], rows: [] };
  }
}
