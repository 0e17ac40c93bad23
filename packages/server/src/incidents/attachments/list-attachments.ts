import { z } from 'zod';
import { rows } from '../../database/rows.ts';
import { defineOperation } from '../../operations/operation.ts';

const view = z.object({
  id: z.string(),
  kind: z.enum(['jpeg', 'png']),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  says: z.string(),
  by: z.string(),
  at: z.string(),
  /** Why it is not given out any more; null where it stands. */
  withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
});

export const listAttachments = defineOperation({
  name: 'report.list-attachments',
  summary:
    'What is attached to a report, the withdrawn ones with why; the files themselves are asked one by one',
  kind: 'query',
  who: 'read_attachments',
  within: 'mission',
  audit: ({ id }, { items }) => ({ record: id, note: `${items.length} listed` }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ items: z.array(view) }),
  async handler({ db, mission }, { id }) {
    const items = await rows(
      db,
      view,
      `select f.id, f.kind, f.width, f.height, f.bytes, f.says, a.name as by,
              to_json(f.added_at)#>>'{}' as at,
              case when f.withdrawn_at is not null then json_build_object('by', w.name,
                'at', to_json(f.withdrawn_at)#>>'{}', 'reason', f.withdrawal_reason) end as withdrawn
       from openmara.report_attachment f
       join openmara.account a on a.id = f.added_by
       left join openmara.account w on w.id = f.withdrawn_by
       where f.mission_id = $1 and f.report_id = $2 order by f.added_at, f.id limit 200`,
      [mission.id, id],
    );
    return { items };
  },
});
