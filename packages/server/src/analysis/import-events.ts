/** Events of other monitors, such as UCDP’s: context beside our figures, never mixed into them. */
import { widen } from '@openmara/core/incidents/period';
import { keyedTarget } from '../exchange/keyed-target.ts';
import { dayOf, numberOf, wholeOf } from '../exchange/read-cells.ts';

const EVENT_DATE = { '1': 'exact', '2': 'week', '3': 'week', '4': 'month', '5': 'year' } as const;
const EVENT_PLACE: Record<string, string> = {
  '1': 'point',
  '2': 'settlement',
  '3': 'adm2',
  '4': 'adm1',
  '5': 'adm1',
  '6': 'country',
  '7': 'country',
};

export const importEvents = keyedTarget({
  name: 'event',
  table: 'event',
  fields: [
    'key',
    'start',
    'end',
    'datePrecision',
    'placePrecision',
    'place',
    'latitude',
    'longitude',
    'country',
    'sideA',
    'sideB',
    'violence',
    'deaths',
    'deathsCivilians',
  ],
  columns: [
    'country',
    'occurred_from',
    'occurred_to',
    'date_precision',
    'place_text',
    'latitude',
    'longitude',
    'place_precision',
    'side_a',
    'side_b',
    'violence',
    'deaths',
    'deaths_civilians',
  ],
  read(row) {
    const from = dayOf(row, 'start');
    if (!row.text('key')) return { field: 'key', reason: 'An event needs its id.' };
    if (!from) return { field: 'start', reason: 'The date cannot be read.' };
    const precision =
      Object.entries(EVENT_DATE).find(([code]) => code === row.text('datePrecision'))?.[1] ?? 'exact';
    return {
      key: row.text('key'),
      values: {
        country: row.text('country'),
        occurred_from: from,
        occurred_to: dayOf(row, 'end') ?? widen(from, precision).to,
        date_precision: precision,
        place_text: row.text('place') || null,
        latitude: numberOf(row.text('latitude')),
        longitude: numberOf(row.text('longitude')),
        place_precision: EVENT_PLACE[row.text('placePrecision')] ?? 'country',
        side_a: row.text('sideA') || null,
        side_b: row.text('sideB') || null,
        violence: { '1': 'state_based', '2': 'non_state', '3': 'one_sided' }[row.text('violence')] ?? 'other',
        deaths: wholeOf(row.text('deaths')),
        deaths_civilians: wholeOf(row.text('deathsCivilians')),
      },
    };
  },
});
