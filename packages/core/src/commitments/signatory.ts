/** Who signed an instrument, for whom and in which function: a party, an authority, the United Nations, a witness. */
import { isSaid } from '../records/fields.ts';
import { defineKind } from '../records/kind.ts';

/** The kind of signatories. */
export const SIGNATORY = defineKind({
  name: 'signatory',
  area: 'commitments',
  owner: 'mission',
  fields: {
    instrument: { type: 'link', to: 'instrument', required: true },
    side: { type: 'choice', of: 'signatorySide', required: true },
    party: { type: 'party' },
    // An office and never a private person: commanders sign as such.
    office: { type: 'text', max: 200 },
    signedOn: { type: 'day' },
    note: { type: 'longText', max: 2000 },
  },
  groups: [
    { name: 'what', fields: ['instrument'] },
    { name: 'who', fields: ['side', 'party', 'office'] },
    { name: 'when', fields: ['signedOn', 'note'] },
  ],
  unique: [['instrument', 'side', 'party', 'office']],
  rules: [
    {
      name: 'somebody',
      fields: ['party', 'office'],
      broken: ({ party, office }) => !isSaid(party ?? null) && !isSaid(office ?? null),
    },
    {
      name: 'party-of-party',
      fields: ['party'],
      broken: ({ side, party }) => side === 'of_party' && !isSaid(party ?? null),
    },
  ],
  title: ['side', 'party', 'office'],
  sentences: ['office', 'party', 'party-by-office'],
  sentence: ({ party, office }) =>
    isSaid(party ?? null) ? (isSaid(office ?? null) ? 'party-by-office' : 'party') : 'office',
  example: {
    side: 'of_un',
    office: 'Special Representative of the Secretary-General on Sexual Violence in Conflict',
    signedOn: '2014-10-11',
  },
  reads: 'read_commitments',
  writes: 'manage_commitments',
});
