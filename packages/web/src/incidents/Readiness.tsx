import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { listed, t, word } from '../frame/language.ts';
import { OBSTACLE } from './words.ts';

type Readiness = NonNullable<Answer<'incident.get'>['readiness']>;

/** What is missing before the incident can be verified, said before anything is written, and who could help. */
export function ReadinessNote({ readiness }: { readiness: Readiness }): ReactNode {
  const { missing, independentSources, primarySources, couldDecide } = readiness;
  const lacking = missing.filter((code) => code !== 'four_eyes');
  return (
    <section className="note" aria-label={t('ready.title')}>
      <strong>{lacking.length === 0 ? `● ${t('ready.yes')}` : `◐ ${t('ready.no')}`}</strong>
      {lacking.length > 0 ? (
        <ul className="lines">
          {lacking.map((code) => (
            <li key={code}>{word(OBSTACLE, code)}</li>
          ))}
        </ul>
      ) : null}
      <p>{t('ready.sources', { primary: primarySources, independent: independentSources })}</p>
      <p>{missing.includes('four_eyes') ? word(OBSTACLE, 'four_eyes') : t('ready.you')}</p>
      <p className="quiet">
        {couldDecide.length > 0 ? t('ready.who', { names: listed(couldDecide) }) : t('ready.nobody')}
      </p>
    </section>
  );
}
