import { isoDay } from '@openmara/core/incidents/schema';
import { codesOf } from '@openmara/core/vocabularies';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { presentReport, reportRow, reportRowColumns, reportView } from './present-report.ts';

export const listReports = defineOperation({
  name: 'report.list',
  summary: 'List reports, latest received first or as `sort` says, a keyset page at a time',
  kind: 'query',
  who: 'read_reports',
  within: 'mission',
  audit: (_, output) => ({ note: `${output.items.length} records` }),
  input: z.object({
    mission: z.string(),
    joined: z.enum(['yes', 'no']).optional(),
    form: z.enum(codesOf('form')).optional(),
    sort: z.enum(['latest', 'earliest']).default('latest'),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(reportView), next: z.string().nullable() }),
  async handler({ db, mission, permit }, input) {
    const values: unknown[] = [mission.id, input.limit + 1];
    const conditions = ['r.mission_id = $1', 'r.withdrawn_at is null'];
    if (input.form) conditions.push(`r.forms @> array[$${values.push(input.form)}]::text[]`);
    if (input.joined) conditions.push(input.joined === 'no' ? 'not r.joined' : 'r.joined');
    const [order, beyond] = input.sort === 'latest' ? ['desc', '<'] : ['asc', '>'];
    if (input.after) {
      const [day = '', id = ''] = input.after.split('_');
      if (!isoDay.safeParse(day).success || !z.uuid().safeParse(id).success)
        throw new Problem('input_invalid', [{ field: 'after', reason: 'problem.why.page-before' }]);
      conditions.push(
        `(r.listed_on, r.id) ${beyond} ($${values.push(day)}::date, $${values.push(id)}::uuid)`,
      );
    }
    // The fifty rows are chosen by the index first; places and incidents are looked up for those only.
    const found = await rows(
      db,
      reportRow,
      `select ${reportRowColumns(false)}, ir.incident_id, i.reference as incident_reference
       from (select r.* from openmara.report r where ${conditions.join(' and ')}
             order by r.listed_on ${order}, r.id ${order} limit $2) r
       left join openmara.place p on p.id = r.place_id
       left join openmara.incident_report ir
         on ir.mission_id = r.mission_id and ir.report_id = r.id and ir.separated_at is null
       left join openmara.incident i on i.mission_id = ir.mission_id and i.id = ir.incident_id
       order by r.listed_on ${order}, r.id ${order}`,
      values,
    );
    const page = found.slice(0, input.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => presentReport(permit('read_reports', row), false)),
      next: found.length > input.limit && last ? `${last.receivedOn ?? '0001-01-01'}_${last.id}` : null,
    };
  },
});
