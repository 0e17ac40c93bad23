import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const listAudit = defineOperation({
  name: 'audit.list',
  summary: 'Read the audit log, latest first',
  kind: 'query',
  who: 'read_audit',
  within: 'installation',
  audit: (input) => ({ note: `the latest ${input.limit}` }),
  input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({
    items: z.array(
      z.object({
        at: z.string(),
        account: z.string().nullable(),
        role: z.string().nullable(),
        operation: z.string(),
        outcome: z.string(),
        record: z.string().nullable(),
        mission: z.string().nullable(),
      }),
    ),
  }),
  async handler({ db }, input) {
    const { rows } = await db.query<{
      at: string;
      account: string | null;
      role: string | null;
      operation: string;
      outcome: string;
      record: string | null;
      mission: string | null;
    }>(
      `select to_json(e.at)#>>'{}' as at, a.name as account, e.role, e.operation, e.outcome,
              e.record_id as record, m.code as mission
       from openmara.audit_entry e
       left join openmara.account a on a.id = e.account_id
       left join openmara.mission m on m.id = e.mission_id
       order by e.at desc, e.id desc limit $1`,
      [input.limit],
    );
    return { items: rows };
  },
});
