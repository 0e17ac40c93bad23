/** The words of places. */
import { type Term, term } from '../language/term.ts';

const R1960 =
  'Security Council resolution 1960 (2010), para. 8; provisional guidance note on its implementation (2011)';

/** How exactly a place is known. */
export const placePrecision: readonly Term[] = [
  term('point', 'Point', 'Point', 'نقطة', 'Coordinates are known.', R1960),
  term('settlement', 'Settlement', 'Localité', 'تجمع سكني', 'Town, village or camp.', R1960),
  term('adm3', 'Third level', 'Troisième niveau', 'المستوى الثالث', 'Third administrative level.', R1960),
  term('adm2', 'Second level', 'Deuxième niveau', 'المستوى الثاني', 'Second administrative level.', R1960),
  term('adm1', 'First level', 'Premier niveau', 'المستوى الأول', 'First administrative level.', R1960),
  term('country', 'Country', 'Pays', 'بلد', 'Only the country is known.', R1960),
];

/** All lists by name. The database loads them at migration; the pages and documents label from them. */
