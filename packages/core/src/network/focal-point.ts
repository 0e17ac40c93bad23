/** A focal point: whoever in a component, agency and field office files reports and carries questions and feedback. */
import { isSaid } from '../records/fields.ts';
import { defineKind } from '../records/kind.ts';

/** The kind of focal points. */
export const FOCAL_POINT = defineKind({
  name: 'focal-point',
  area: 'network',
  owner: 'mission',
  fields: {
    component: { type: 'choice', of: 'component' },
    agency: { type: 'choice', of: 'agency' },
    fieldOffice: { type: 'text', max: 120, required: true },
    areas: { type: 'places' },
    since: { type: 'day', required: true },
    until: { type: 'day' },
    // A person changes, a role stays: neither names nor numbers of people stand here.
    contact: { type: 'text', max: 200 },
    deputy: { type: 'text', max: 200 },
    account: { type: 'account', seenWith: 'manage_network' },
  },
  groups: [
    { name: 'who', fields: ['component', 'agency', 'fieldOffice'] },
    { name: 'where', fields: ['areas'] },
    { name: 'when', fields: ['since', 'until'] },
    { name: 'reach', fields: ['contact', 'deputy', 'account'] },
  ],
  unique: [['component', 'agency', 'fieldOffice', 'since']],
  rules: [
    {
      name: 'one-of-component-or-agency',
      fields: ['component', 'agency'],
      broken: (values) => isSaid(values['component']) === isSaid(values['agency']),
    },
    {
      name: 'until-after-since',
      fields: ['until'],
      broken: ({ since, until }) => typeof since === 'string' && typeof until === 'string' && until < since,
    },
  ],
  title: ['component', 'agency', 'fieldOffice'],
  sentences: ['component', 'component-until', 'agency', 'agency-until'],
  sentence: (values) =>
    `${isSaid(values['component']) ? 'component' : 'agency'}${isSaid(values['until']) ? '-until' : ''}`,
  example: {
    component: 'police',
    fieldOffice: 'Bentiu',
    since: '2016-01-01',
    contact: 'Duty officer of the police component',
    deputy: 'Team leader of the police component',
  },
  reads: 'read_network',
  writes: 'manage_network',
});
