import type { ReactNode } from 'react';
import { labelOf, VOCABULARIES, type VocabularyName } from '@openmara/core/vocabularies';
import { locale, t } from '../frame/language.ts';
import { Heading, Status } from '../frame/parts.tsx';

const SHOWN: readonly VocabularyName[] = [
  'form',
  'conflictLink',
  'sourceType',
  'method',
  'circumstance',
  'attribution',
];
/** Where figures come from: what is counted, when, and what every word means. */
export function SourcesPage(): ReactNode {
  return (
    <div className="reading">
      <Heading title={t('nav.sources')} context={t('sources.context')} />
      <ol className="reasons">
        {[1, 2, 3, 4, 5, 6].map((n) => (
          <li key={n}>{t(`sources.${n}`)}</li>
        ))}
      </ol>
      <h2>{t('filter.status')}</h2>
      <dl>
        {VOCABULARIES.status.map((term) => (
          <div className="fact" key={term.code}>
            <dt>
              <Status code={term.code} />
            </dt>
            <dd lang="en" dir="ltr">
              {term.definition}
            </dd>
          </div>
        ))}
      </dl>
      {SHOWN.map((list) => (
        <details key={list}>
          <summary>{t(`vocabulary.${list}`)}</summary>
          <dl>
            {VOCABULARIES[list].map((term) => (
              <div className="fact" key={term.code}>
                <dt>{labelOf(list, term.code, locale())}</dt>
                <dd lang="en" dir="ltr">
                  {term.definition} <small>{term.source}</small>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </div>
  );
}
