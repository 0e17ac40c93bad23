/** Who told it, how far they are believed, and what the survivor consented to. */
import { isNotStated, lookUp, lookUpWithin } from '../lexicon.ts';
import type { Mapping } from '../mapping.ts';
import type { Findings, RowValues } from './row.ts';
import { ownValue, termOf } from './terms.ts';

/** The type of source; “other” where the row says none, and, with a warning, where nobody knows it. */
export function readSourceType(mapping: Mapping, row: RowValues, findings: Findings): string {
  const raw = row.text('sourceType');
  if (raw === '' || isNotStated(raw)) return 'other';
  const term = ownValue(mapping, 'sourceType', raw) ?? lookUpWithin('sourceType', raw);
  if (term === undefined) {
    findings.unknownValue('sourceType', raw);
    findings.warn('unknown_source', `Source “${raw}” is not known; kept as other.`);
  }
  return term ?? 'other';
}

/** The grades of the Admiralty rating, A to F and 1 to 6; null for anything else. */
export function readGrades(row: RowValues): { reliability: string | null; credibility: string | null } {
  const [reliability, credibility] = [row.text('reliability'), row.text('credibility')];
  return {
    reliability: /^[a-f]$/i.test(reliability) ? reliability.toUpperCase() : null,
    credibility: /^[1-6]$/.test(credibility) ? credibility : null,
  };
}

/** What the focal point says of verification: kept as her statement, never as the incident's status. */
export function readStatedVerification(mapping: Mapping, row: RowValues, findings: Findings): string | null {
  const raw = row.text('statedVerification');
  if (raw === '' || isNotStated(raw)) return null;
  const term =
    termOf(mapping, 'statedVerification', 'statedVerification', raw) ?? answerAndTerm(mapping, raw);
  if (term === undefined) {
    findings.unknownValue('statedVerification', raw);
    findings.warn('unknown_verification', `Verification “${raw}” is not known; left empty.`);
  }
  return term ?? null;
}

/** “Yes - verified”: an answer and what it means, where the two agree. */
function answerAndTerm(mapping: Mapping, raw: string): string | undefined {
  const [answer = '', term = '', ...others] = raw.split(/\s*[-–—:,(]\s*/);
  if (others.length > 0 || lookUp('consent', answer) === undefined) return undefined;
  const of = (text: string): string | undefined =>
    termOf(mapping, 'statedVerification', 'statedVerification', text.replace(/\)$/, ''));
  return of(answer) === of(term) ? of(term) : undefined;
}

/** Consent to referral, anonymised reporting, accountability and advocacy, in that order; null where it is not known. */
export function readConsent(row: RowValues): Array<boolean | null> {
  return ['consentReferral', 'consentReporting', 'consentAccountability', 'consentAdvocacy'].map((field) => {
    const answer = lookUp('consent', row.text(field));
    return answer === 'yes' ? true : answer === 'no' ? false : null;
  });
}
