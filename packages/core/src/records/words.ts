/** The words that all plain records share. */
import { type Term, term } from '../language/term.ts';

const PLAIN = 'Plain language';
/** Yes and no. */
export const answer: readonly Term[] = [
  term('yes', 'Yes', 'Oui', 'نعم', 'It is so.', PLAIN),
  term('no', 'No', 'Non', 'لا', 'It is not so.', PLAIN),
];
