/** What can be counted, and by what. Incidents, survivors and reports are counted apart and never confused. */
import type { VocabularyName } from '../incidents/vocabularies.ts';

export const UNITS = ['incidents', 'survivors', 'reports'] as const;
export type Unit = (typeof UNITS)[number];
export const DIMENSIONS = [
  'party',
  'form',
  'country',
  'adm1',
  'adm2',
  'place',
  'month',
  'quarter',
  'year',
  'sex',
  'age',
  'displacement',
  'circumstance',
  'source',
  'status',
  'response',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The list that labels a dimension's values, where it has one. */
export const DIMENSION_LIST: Readonly<Partial<Record<Dimension, VocabularyName>>> = {
  form: 'form',
  sex: 'sex',
  age: 'ageBand',
  displacement: 'displacement',
  circumstance: 'circumstance',
  source: 'sourceType',
  status: 'status',
  response: 'responseState',
};
/** Dimensions in which one incident may stand in several cells, so that cells add up to more than the total. */
export const MULTIPLE: ReadonlySet<Dimension> = new Set(['party', 'form', 'sex', 'age', 'displacement', 'circumstance', 'source', 'response']);
export const availableFor = (unit: Unit, dimension: Dimension): boolean => unit !== 'reports' || !['response', 'adm2'].includes(dimension);
