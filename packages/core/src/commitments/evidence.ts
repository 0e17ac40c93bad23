/** Evidence: what was seen of a measure by a day, for it and against it, with its source. */
import { defineKind } from '../records/kind.ts';

/** The kind of evidence on measures. */
export const EVIDENCE = defineKind({
  name: 'evidence',
  area: 'commitments',
  owner: 'mission',
  fields: {
    measure: { type: 'link', to: 'measure', required: true },
    seenOn: { type: 'day', required: true },
    bears: { type: 'choice', of: 'evidenceBearing', required: true },
    finding: { type: 'longText', max: 4000, required: true },
    source: { type: 'text', max: 500, required: true },
  },
  groups: [
    { name: 'what', fields: ['measure'] },
    { name: 'finding', fields: ['seenOn', 'bears', 'finding'] },
    { name: 'source', fields: ['source'] },
  ],
  title: ['bears', 'seenOn'],
  sentences: ['plain'],
  sentence: () => 'plain',
  example: {
    seenOn: '2016-09-30',
    bears: 'shows_nothing',
    finding: 'No order was issued by the end of the quarter.',
    source: 'Quarterly report of the mission',
  },
  reads: 'read_commitments',
  writes: 'manage_commitments',
});
