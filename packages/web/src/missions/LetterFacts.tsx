import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { t, word } from '../frame/language.ts';
import { FACT } from './words.ts';

/** What the letter says of the mission, in its own words, with its source. */
export function LetterFacts({ facts }: { facts: Answer<'mission.home'>['facts'] }): ReactNode {
  if (facts.length === 0) return <p className="quiet">{t('home.nofacts')}</p>;
  return (
    <>
      <ul className="lines">
        {facts.map((fact) => (
          <li key={fact.text}>
            <span className="tag">{word(FACT, fact.kind)}</span>{' '}
            <span lang="en" dir="ltr">
              {fact.text}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet" lang="en" dir="ltr">
        {facts[0]?.source}
      </p>
    </>
  );
}
