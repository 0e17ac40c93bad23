/** A milestone: a step towards a measure with a day of its own. */
import { defineKind } from '../records/kind.ts';

/** The kind of milestones. */
export const MILESTONE = defineKind({
  name: 'milestone',
  area: 'commitments',
  owner: 'mission',
  fields: {
    measure: { type: 'link', to: 'measure', required: true },
    text: { type: 'text', max: 300, required: true },
    due: { type: 'day' },
    ours: { type: 'account' },
    note: { type: 'longText', max: 2000 },
  },
  groups: [
    { name: 'what', fields: ['measure', 'text'] },
    { name: 'when', fields: ['due', 'ours', 'note'] },
  ],
  unique: [['measure', 'text']],
  states: {
    first: 'open',
    all: {
      open: { shape: 'open', next: ['reached', 'missed'] },
      reached: { shape: 'full', next: ['open'] },
      missed: { shape: 'crossed', next: ['open', 'reached'] },
    },
  },
  title: ['text'],
  sentences: ['plain', 'due'],
  sentence: ({ due }) => (typeof due === 'string' ? 'due' : 'plain'),
  due: { day: 'due', owner: 'ours', waitsIn: ['open'] },
  example: { text: 'The order is signed by the chief of general staff', due: '2017-01-31' },
  reads: 'read_commitments',
  writes: 'manage_commitments',
});
