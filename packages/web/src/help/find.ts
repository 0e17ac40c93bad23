import { fold } from '@openmara/core/language/fold';
import type { Term } from './term.ts';

/**
 * The words of the glossary that a search finds, in the order of their language's alphabet; those that are called so
 * come before those that only speak of it.
 * @param terms by their code
 * @param search parts of words, all of which have to be there; accents and case do not matter; none finds all
 */
export function findTerms(
  terms: Readonly<Record<string, Term>>,
  search: string,
  locale: string,
): ReadonlyArray<Term & { readonly code: string }> {
  const parts = fold(search).split(' ').filter(Boolean);
  const has = (text: string): boolean => parts.every((part) => fold(text).includes(part));
  const called = ({ word, short = '' }: Term): boolean => has(`${word} ${short}`);
  const collator = new Intl.Collator(locale);
  return Object.entries(terms)
    .map(([code, term]) => ({ code, ...term }))
    .filter(({ word, short = '', says }) => has(`${word} ${short} ${says}`))
    .toSorted(
      (one, other) => Number(called(other)) - Number(called(one)) || collator.compare(one.word, other.word),
    );
}
