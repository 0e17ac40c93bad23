import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { colleaguesIn, responsiblePerson } from './responsible.ts';

export const listColleagues = defineOperation({
  name: 'incident.list-colleagues',
  summary:
    'Who may be responsible for records of the mission, by name; nobody for who does not see such names',
  kind: 'query',
  who: 'read_incidents',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({ items: z.array(responsiblePerson.extend({ mine: z.boolean() })) }),
  async handler(context) {
    const mine = (id: string): boolean => id === context.account.accountId;
    return { items: (await colleaguesIn(context)).map((one) => ({ ...one, mine: mine(one.id) })) };
  },
});
