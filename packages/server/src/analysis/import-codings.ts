/** Codings of other researchers by actor and year, such as SVAC’s: shown beside our figures and never mixed into them. */
import { keyedTarget } from '../exchange/keyed-target.ts';
import { wholeOf } from '../exchange/read-cells.ts';

export const importCodings = keyedTarget({
  name: 'coding',
  table: 'coding',
  fields: ['year', 'conflict', 'actor', 'actorKey', 'location', 'type', 'form', 'state', 'amnesty', 'hrw'],
  columns: [
    'actor',
    'actor_key',
    'year',
    'form',
    'location',
    'state_prevalence',
    'amnesty_prevalence',
    'hrw_prevalence',
  ],
  read(row) {
    const year = wholeOf(row.text('year'));
    if (!year) return { field: 'year', reason: 'A coding needs its year.' };
    const prevalence = (field: string): number | null => {
      const value = wholeOf(row.text(field));
      return value === null || value < 0 || value > 3 ? null : value;
    };
    const form = row.text('form') || 'any';
    return {
      key: [
        row.text('conflict'),
        row.text('actorKey'),
        row.text('actor'),
        row.text('location'),
        row.text('type'),
        year,
        form,
      ].join('|'),
      values: {
        actor: row.text('actor'),
        actor_key: row.text('actorKey') || null,
        year,
        form,
        location: row.text('location'),
        state_prevalence: prevalence('state'),
        amnesty_prevalence: prevalence('amnesty'),
        hrw_prevalence: prevalence('hrw'),
      },
    };
  },
});
