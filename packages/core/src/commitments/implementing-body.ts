/** An implementing body: the committee that steers or oversees an instrument, who chairs it and when it last met. */
import { defineKind } from '../records/kind.ts';

/** The kind of implementing bodies. */
export const IMPLEMENTING_BODY = defineKind({
  name: 'implementing-body',
  area: 'commitments',
  owner: 'mission',
  fields: {
    instrument: { type: 'link', to: 'instrument', required: true },
    name: { type: 'text', max: 200, required: true },
    chair: { type: 'text', max: 300 },
    members: { type: 'longText', max: 2000 },
    metOn: { type: 'day' },
    outcome: { type: 'longText', max: 4000 },
    meetsNext: { type: 'day' },
    ours: { type: 'account' },
  },
  groups: [
    { name: 'which', fields: ['instrument', 'name'] },
    { name: 'who', fields: ['chair', 'members'] },
    { name: 'met', fields: ['metOn', 'outcome', 'meetsNext', 'ours'] },
  ],
  unique: [['instrument', 'name']],
  title: ['name'],
  sentences: ['plain', 'chaired', 'met', 'chaired-met'],
  sentence({ chair, metOn }) {
    if (typeof chair === 'string') return typeof metOn === 'string' ? 'chaired-met' : 'chaired';
    return typeof metOn === 'string' ? 'met' : 'plain';
  },
  due: { day: 'meetsNext', owner: 'ours' },
  example: {
    name: 'Steering committee',
    chair: 'The ministry and the mission together',
    metOn: '2016-08-15',
    outcome: 'The second quarter was reviewed.',
  },
  reads: 'read_commitments',
  writes: 'manage_commitments',
});
