import type { ReactNode } from 'react';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import { FirstSteps } from '../missions/FirstSteps.tsx';
import { useMay } from '../frame/here.ts';
import { labelled, t, word } from '../frame/language.ts';
import { Heading, Status } from '../frame/parts.tsx';
import { PRINCIPLE, SHOWN, VOCABULARY } from './words.ts';

/** Where figures come from: what is counted, when, and what every word means. */
export function SourcesPage(): ReactNode {
  const may = useMay();
  return (
    <div className="reading">
      <Heading title={t('nav.sources')} context={t('sources.context')} />
      {/* the first page of whoever keeps the house and has no work of her own there */}
      {may('have_work') || may('read_releases') ? null : <FirstSteps />}
      <ol className="reasons">
        {Object.keys(PRINCIPLE).map((principle) => (
          <li key={principle}>{word(PRINCIPLE, principle)}</li>
        ))}
      </ol>
      <h2>{t('column.state')}</h2>
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
          <summary>{word(VOCABULARY, list)}</summary>
          <dl>
            {VOCABULARIES[list].map((term) => (
              <div className="fact" key={term.code}>
                <dt>{labelled(list, term.code)}</dt>
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
