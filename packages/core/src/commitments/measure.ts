/** A measure: what an instrument promises, each by itself, with who owes it, until when, and what it would cost. */
import { defineKind } from '../records/kind.ts';

/** The kind of measures. */
export const MEASURE = defineKind({
  name: 'measure',
  area: 'commitments',
  owner: 'mission',
  fields: {
    instrument: { type: 'link', to: 'instrument', required: true },
    standard: { type: 'choice', of: 'standardMeasure', required: true },
    text: { type: 'text', max: 500, required: true },
    passage: { type: 'longText', max: 4000 },
    theirs: { type: 'text', max: 200 },
    ours: { type: 'account' },
    due: { type: 'day' },
    cost: { type: 'money' },
    note: { type: 'longText', max: 4000 },
  },
  groups: [
    { name: 'what', fields: ['instrument', 'standard', 'text', 'passage'] },
    { name: 'who', fields: ['theirs', 'ours'] },
    { name: 'when', fields: ['due'] },
    { name: 'cost', fields: ['cost', 'note'] },
  ],
  unique: [['instrument', 'text']],
  states: {
    first: 'not_stated',
    all: {
      // Nobody has said how it stands: that it was not started would be a claim.
      not_stated: { shape: 'open', next: ['not_started', 'in_progress', 'done', 'stalled', 'breached'] },
      not_started: { shape: 'open', next: ['in_progress', 'done', 'stalled', 'breached'] },
      in_progress: { shape: 'half', next: ['done', 'stalled', 'breached'] },
      stalled: { shape: 'dashed', next: ['in_progress', 'done', 'breached'] },
      breached: { shape: 'crossed', next: ['in_progress', 'done'] },
      done: { shape: 'full', next: ['in_progress', 'breached'] },
    },
  },
  title: ['text'],
  sentences: ['plain', 'due'],
  sentence: ({ due }) => (typeof due === 'string' ? 'due' : 'plain'),
  due: {
    day: 'due',
    owner: 'ours',
    waitsIn: ['not_stated', 'not_started', 'in_progress', 'stalled', 'breached'],
  },
  example: {
    standard: 'command_orders',
    text: 'Orders that prohibit sexual violence are issued to every unit',
    passage: 'Paragraph 1',
    theirs: 'Chief of general staff',
    due: '2017-06-30',
  },
  reads: 'read_commitments',
  writes: 'manage_commitments',
});
