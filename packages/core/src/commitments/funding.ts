/** Funding: what a donor pledged for a measure and what of it came. */
import { isSaid } from '../records/fields.ts';
import { defineKind } from '../records/kind.ts';

/** The kind of funding of measures. */
export const FUNDING = defineKind({
  name: 'funding',
  area: 'commitments',
  owner: 'mission',
  fields: {
    measure: { type: 'link', to: 'measure', required: true },
    donor: { type: 'text', max: 200, required: true },
    pledgedOn: { type: 'day' },
    pledged: { type: 'money' },
    received: { type: 'money' },
    source: { type: 'text', max: 500, required: true },
  },
  groups: [
    { name: 'what', fields: ['measure', 'donor'] },
    { name: 'how-much', fields: ['pledgedOn', 'pledged', 'received'] },
    { name: 'source', fields: ['source'] },
  ],
  rules: [
    {
      name: 'an-amount',
      fields: ['pledged', 'received'],
      broken: ({ pledged, received }) => !isSaid(pledged ?? null) && !isSaid(received ?? null),
    },
  ],
  title: ['donor'],
  sentences: ['plain'],
  sentence: () => 'plain',
  example: {
    donor: 'Multi-partner trust fund',
    pledgedOn: '2016-03-01',
    pledged: { amount: 250_000, currency: 'USD' },
    received: { amount: 100_000, currency: 'USD' },
    source: 'Letter of the trust fund',
  },
  reads: 'read_commitments',
  writes: 'manage_commitments',
});
