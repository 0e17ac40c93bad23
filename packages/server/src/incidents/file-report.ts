import { reportColumns, reportValues, storedFromForm } from '@openmara/core/incidents/report-fields';
import { reportSchema } from '@openmara/core/incidents/schema';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';

/** Where the report goes, before its fields in the order of their list. */
const OWN = ['mission_id', 'id', 'external_source', 'external_key', 'filed_by', 'synthetic', 'recorded_at'];
const COLUMNS = [...OWN, ...reportColumns()];
const INSERT = `insert into openmara.report (${COLUMNS.join(', ')})
  values (${COLUMNS.map((_, at) => `$${at + 1}`).join(', ')})`;

const areaRow = z.object({ adm1: z.string().nullable() });
/** The first-level area of a place; a report is seen by who works in that area. */
async function firstLevelOf({ db }: Context, placeId: string | null): Promise<string | null> {
  if (!placeId) return null;
  const found = await maybeRow(db, areaRow, {
    name: 'first-level-of-place',
    text: `select coalesce(case when level = 'adm1' then id end, adm1_id) as adm1
           from openmara.place where id = $1`,
    values: [placeId],
  });
  return found?.adm1 ?? null;
}

export const fileReport = defineOperation({
  name: 'report.file',
  summary: 'File what one source told one focal point on one day',
  kind: 'command',
  who: 'file_report',
  within: 'mission',
  input: reportSchema.extend({ mission: z.string() }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler(context, input) {
    const { db, mission, account, office, now } = context;
    const id = newId(now.getTime());
    const report = storedFromForm(input, {
      receivedOn: now.toISOString().slice(0, 10),
      adm1Id: await firstLevelOf(context, input.placeId),
      office,
    });
    const source = input.externalKey === null ? null : 'filed';
    await execute(db, {
      name: 'file-report',
      text: INSERT,
      values: [
        mission.id,
        id,
        source,
        input.externalKey,
        account.accountId,
        mission.synthetic,
        now,
        ...reportValues(report),
      ],
    });
    // A statement of its own: row security looks the report up, and a statement does not see its own rows.
    await execute(db, {
      name: 'file-report-survivors',
      text: `insert into openmara.report_survivor
          (mission_id, report_id, line, external_key, sex, age_band, displacement, count, count_known)
        select $1, $2, l.line, l.v->>'key', l.v->>'sex', l.v->>'ageBand', l.v->>'displacement',
               (l.v->>'count')::int, (l.v->>'countKnown')::boolean
        from jsonb_array_elements($3::jsonb) with ordinality as l(v, line)`,
      values: [mission.id, id, JSON.stringify(input.survivors)],
    });
    return { id };
  },
});
