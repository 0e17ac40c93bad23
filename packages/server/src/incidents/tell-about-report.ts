import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { anyRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { tell, toldText } from './telling.ts';

export const tellAboutReport = defineOperation({
  name: 'report.tell',
  summary: 'Tell whoever filed a report what became of it, or what is asked; it is kept as it was told',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    text: toldText,
  }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler(context, input) {
    const { db, mission } = context;
    const there = 'select from openmara.report where mission_id = $1 and id = $2';
    if (!(await anyRow(db, there, [mission.id, input.id]))) throw new Problem('not_found');
    await tell(context, [input.id], input.text);
    return { id: input.id };
  },
});
