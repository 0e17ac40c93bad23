/** What can be counted, and by what. Incidents, survivors and reports are counted apart and never confused. */
import type { VocabularyName } from '../vocabularies.ts';

/** What is counted; never one by the name of another. */
export const UNITS = ['incidents', 'survivors', 'reports'] as const;
/** A unit of counting. */
export type Unit = (typeof UNITS)[number];
/** By what counts are broken down. */
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
  'service',
  'response',
] as const;
/** A dimension of a table. */
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
  service: 'service',
  response: 'responseState',
};
const SEVERAL: Readonly<Record<Unit, ReadonlySet<Dimension>>> = {
  incidents: new Set<Dimension>([
    'party',
    'form',
    'sex',
    'age',
    'displacement',
    'circumstance',
    'source',
    'service',
    'response',
  ]),
  // a survivor has one sex, age and displacement; her incident may have several parties, forms and sources
  survivors: new Set<Dimension>(['party', 'form', 'circumstance', 'source', 'service', 'response']),
  reports: new Set<Dimension>(['party', 'form', 'sex', 'age', 'displacement', 'circumstance']),
};
/** Whether one record of the unit may stand in several cells of the dimension, so that cells add up to more than the total. */
export const cellsOverlap = (unit: Unit, dimension: Dimension): boolean => SEVERAL[unit].has(dimension);
/** Whether records of the unit have the dimension. */
export const availableFor = (unit: Unit, dimension: Dimension): boolean =>
  unit !== 'reports' || !['service', 'response', 'adm2'].includes(dimension);
