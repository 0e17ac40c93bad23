import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const entry = z.object({
  at: z.string(),
  account: z.string().nullable(),
  role: z.string().nullable(),
  operation: z.string(),
  outcome: z.string(),
  record: z.string().nullable(),
  mission: z.string().nullable(),
});

export const listAudit = defineOperation({
  name: 'audit.list',
  summary: 'Read the audit log, latest first',
  kind: 'query',
  who: 'read_audit',
  within: 'installation',
  audit: (input) => ({ note: `the latest ${input.limit}` }),
  input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({ items: z.array(entry) }),
  async handler({ db }, input) {
    const items = await rows(
      db,
      entry,
      `select to_json(e.at)#>>'{}' as at, a.name as account, e.role, e.operation, e.outcome,
              e.record_id as record, m.code as mission
       from openmara.audit_entry e
       left join openmara.account a on a.id = e.account_id
       left join openmara.mission m on m.id = e.mission_id
       order by e.at desc, e.id desc limit $1`,
      [input.limit],
    );
    return { items };
  },
});
