/** A party to conflict: armed force, group, coalition or militia, and those whom nobody could identify. One for all missions. */
import { type Locale, LOCALES } from '../language/languages.ts';
import type { Fields } from '../records/fields.ts';
import { defineKind } from '../records/kind.ts';

/** The field that holds what a party is called in a language: `nameFr`; a further language needs its column and words. */
export const nameIn = (locale: Locale): string => `name${locale.charAt(0).toUpperCase()}${locale.slice(1)}`;
const NAMES_IN: Fields = Object.fromEntries(
  LOCALES.map((locale) => [nameIn(locale), { type: 'text', max: 200 }]),
);

/** The kind of parties to conflict. */
export const PARTY = defineKind({
  name: 'party',
  area: 'parties',
  owner: 'house',
  fields: {
    name: { type: 'text', max: 200, required: true },
    ...NAMES_IN,
    kind: { type: 'choice', of: 'partyKind', required: true },
    country: { type: 'text', max: 3 },
    chainOfCommand: { type: 'longText', max: 4000 },
    source: { type: 'text', max: 500, required: true },
  },
  groups: [
    { name: 'which', fields: ['name', 'kind', 'country'] },
    { name: 'languages', fields: Object.keys(NAMES_IN) },
    { name: 'command', fields: ['chainOfCommand'] },
    { name: 'source', fields: ['source'] },
  ],
  rules: [
    {
      name: 'country-code',
      fields: ['country'],
      broken: ({ country }) => typeof country === 'string' && !/^[A-Z]{3}$/.test(country),
    },
  ],
  title: ['name'],
  readAs: { name: nameIn },
  sentences: ['plain', 'in-country'],
  sentence: ({ country }) => (country ? 'in-country' : 'plain'),
  example: {
    name: 'An example armed group',
    kind: 'non_state_group',
    country: 'SSD',
    source: 'Report of the mission, third quarter of 2016',
  },
  reads: 'read_reference',
  writes: 'manage_reference',
});
