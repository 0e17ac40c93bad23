/**
 * An instrument: a communiqué, plan, order, code or agreement by which parties commit themselves. Who signed and what
 * was promised are records of their own.
 */
import { isSaid } from '../records/fields.ts';
import { defineKind } from '../records/kind.ts';

/** The kind of instruments. */
export const INSTRUMENT = defineKind({
  name: 'instrument',
  area: 'commitments',
  owner: 'mission',
  fields: {
    title: { type: 'text', max: 300, required: true },
    type: { type: 'choice', of: 'instrumentType', required: true },
    agreed: { type: 'period' },
    until: { type: 'day' },
    party: { type: 'party' },
    follows: { type: 'link', to: 'instrument' },
    followsAs: { type: 'choice', of: 'instrumentLink' },
    source: { type: 'text', max: 500, required: true },
    text: { type: 'longText', max: 40_000 },
    amnesty: { type: 'choice', of: 'amnestyStance' },
    amnestyPassage: { type: 'longText', max: 4000 },
    prohibition: { type: 'choice', of: 'prohibitedAct' },
    prohibitionPassage: { type: 'longText', max: 4000 },
    note: { type: 'longText', max: 4000 },
  },
  groups: [
    { name: 'which', fields: ['title', 'type', 'party'] },
    { name: 'when', fields: ['agreed', 'until'] },
    { name: 'follows', fields: ['follows', 'followsAs'] },
    { name: 'text', fields: ['source', 'text'] },
    { name: 'agreement', fields: ['amnesty', 'amnestyPassage', 'prohibition', 'prohibitionPassage'] },
    { name: 'note', fields: ['note'] },
  ],
  rules: [
    {
      name: 'follows-how',
      fields: ['followsAs'],
      broken: ({ follows, followsAs }) => isSaid(follows ?? null) !== isSaid(followsAs ?? null),
    },
    {
      name: 'amnesty-cited',
      fields: ['amnestyPassage'],
      broken: ({ amnesty, amnestyPassage }) =>
        (amnesty === 'given' || amnesty === 'excluded') && !isSaid(amnestyPassage ?? null),
    },
    {
      name: 'prohibition-cited',
      fields: ['prohibitionPassage'],
      broken: ({ prohibition, prohibitionPassage }) =>
        (prohibition === 'named' || prohibition === 'implied') && !isSaid(prohibitionPassage ?? null),
    },
  ],
  states: {
    first: 'in_preparation',
    all: {
      in_preparation: { shape: 'open', next: ['agreed', 'given_up'] },
      agreed: { shape: 'full', next: ['replaced', 'ended'] },
      replaced: { shape: 'dashed', next: ['agreed'] },
      ended: { shape: 'half', next: ['agreed'] },
      given_up: { shape: 'crossed', next: ['in_preparation'] },
    },
  },
  title: ['title'],
  sentences: ['plain', 'of-party', 'dated', 'dated-of-party'],
  sentence({ party, agreed }) {
    const dated = typeof agreed === 'object' && agreed !== null && 'from' in agreed && agreed.from !== null;
    if (isSaid(party ?? null)) return dated ? 'dated-of-party' : 'of-party';
    return dated ? 'dated' : 'plain';
  },
  example: {
    title: 'Joint communiqué on addressing conflict-related sexual violence',
    type: 'joint_communique',
    agreed: { from: '2014-10-11', to: '2014-10-11', precision: 'exact' },
    source: 'S/2014/181',
  },
  reads: 'read_commitments',
  writes: 'manage_commitments',
});
