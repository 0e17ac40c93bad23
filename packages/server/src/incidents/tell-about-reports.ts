import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { chosenIds, noteOfSeveral, severally, toEach } from './severally.ts';
import { tell, toldText } from './telling.ts';

const reportRow = z.object({ id: z.string(), withdrawn: z.boolean() });

export const tellAboutReports = defineOperation({
  name: 'report.tell-several',
  summary: 'Ask or tell whoever filed each of several reports the same; says which of them were not told of',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), ids: chosenIds, text: toldText }),
  output: severally,
  audit: (_, output) => noteOfSeveral('told of', output),
  async handler(context, { ids, text }) {
    const found = await rows(
      context.db,
      reportRow,
      `select id, withdrawn_at is not null as withdrawn from openmara.report
       where mission_id = $1 and id = any ($2)`,
      [context.mission.id, ids],
    );
    const over = new Set(found.filter(({ withdrawn }) => withdrawn).map(({ id }) => id));
    const outcome = await toEach(ids, new Map(found.map(({ id }) => [id, id])), async (id) =>
      // Nobody answers about what was taken back.
      over.has(id) ? 'withdrawn' : null,
    );
    const told = outcome.done.map(({ id }) => id);
    if (told.length > 0) await tell(context, told, text);
    return outcome;
  },
});
