/** How a report and an incident, or two reports, stand to each other, in the reader's words. */
import { COMPARED_FACTS, type Agreement, type ComparedFact } from '@openmara/core/incidents/comparison';
import type { Answer } from '../frame/api.ts';
import { labelled, listed, period, t, word } from '../frame/language.ts';
import { COMPARED, VERDICT } from './words.ts';

export type Candidates = Answer<'report.candidates'>['items'][number];
export type Proposal = Candidates['proposals'][number];
export type Likeness = Pick<Proposal, 'facts' | 'daysApart' | 'kmApart' | 'strong'>;

/** A shape for each agreement, which stands beside its word. */
export const SIGNS: Readonly<Record<Agreement, string>> = {
  agrees: '●',
  near: '◐',
  unknown: '○',
  differs: '≠',
};

/** What is to be said of one fact: "12 days apart". */
export function verdictOf(fact: ComparedFact, { facts, daysApart, kmApart }: Likeness): string {
  const agreement = facts[fact];
  const differ = agreement === 'near' || agreement === 'differs';
  if (fact === 'date' && differ && daysApart) return t('likeness.days', { n: daysApart });
  if (fact === 'place' && differ && kmApart) return t('likeness.km', { n: kmApart });
  return word(VERDICT, `${fact}.${agreement}`);
}
const factsThat = (likeness: Likeness, agreement: Agreement): string[] =>
  COMPARED_FACTS.filter((fact) => likeness.facts[fact] === agreement).map((fact) =>
    t('likeness.fact', { fact: word(COMPARED, fact), verdict: verdictOf(fact, likeness) }),
  );
/** All that was compared and known, in a sentence: the grounds on which a joining is proposed. */
export const evidenceOf = (likeness: Likeness): string =>
  listed([
    ...factsThat(likeness, 'agrees'),
    ...factsThat(likeness, 'near'),
    ...factsThat(likeness, 'differs'),
  ]);

/** What a report or an incident says of a fact that is compared. */
export function saysOf(
  fact: ComparedFact,
  account: {
    readonly occurred: { from: string | null; to: string | null; precision: string };
    readonly place: string | null;
    readonly parties: readonly string[];
    readonly partyText?: string | null;
    readonly forms: readonly string[];
    readonly survivors: number | null;
  },
): string {
  switch (fact) {
    case 'place':
      return account.place ?? '';
    case 'date':
      return account.occurred.from ? period(account.occurred) : '';
    case 'party':
      return listed(account.parties) || (account.partyText ?? '');
    case 'form':
      return listed(account.forms.map((code) => labelled('form', code)));
    case 'survivors':
      return account.survivors ? String(account.survivors) : '';
  }
}
