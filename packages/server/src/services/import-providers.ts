/** Who offers which service where, from lists such as 3W and facility registers. */
import { contentDigest } from '@openmara/vault/digests';
import { keyedTarget } from '../exchange/keyed-target.ts';
import { dayOf, numberOf } from '../exchange/read-cells.ts';

export const importProviders = keyedTarget({
  name: 'provider',
  table: 'provider',
  fields: [
    'key',
    'country',
    'name',
    'kind',
    'sector',
    'adm1',
    'adm2',
    'adm3',
    'pcode',
    'latitude',
    'longitude',
    'since',
    'until',
  ],
  columns: [
    'country',
    'name',
    'kind',
    'sector',
    'place_text',
    'pcode',
    'latitude',
    'longitude',
    'functional',
    'since',
    'until',
  ],
  read(row) {
    // Without its country a service would be offered to the survivors of another one.
    if (!row.text('country')) return { field: 'country', reason: 'A service needs its country.' };
    const key = row.text('key') || contentDigest(row.cells.join('\u0001'));
    return {
      key,
      values: {
        country: row.text('country'),
        name: row.text('name') || '(no name)',
        kind: row.text('kind') || null,
        sector: row.text('sector') || 'health',
        place_text:
          [row.text('adm3'), row.text('adm2'), row.text('adm1')].filter((text) => text).join(', ') || null,
        pcode: row.text('pcode') || null,
        latitude: numberOf(row.text('latitude')),
        longitude: numberOf(row.text('longitude')),
        functional: null,
        since: dayOf(row, 'since'),
        until: dayOf(row, 'until'),
      },
    };
  },
});
