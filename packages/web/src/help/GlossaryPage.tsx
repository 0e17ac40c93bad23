import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import glossary from 'virtual:glossary';
import { inDigits, locale, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { findTerms } from './find.ts';
import type { Term } from './term.ts';
import './look.css';

/** A word with what it means; the one that a sentence led to is in sight, marked and where reading begins. */
function TermEntry({ term: { word, short, says }, asked }: { term: Term; asked: boolean }): ReactNode {
  const entry = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!asked) return;
    entry.current?.focus({ preventScroll: true });
    entry.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  return (
    <div className="fact" aria-current={asked ? true : undefined}>
      <dt ref={entry} tabIndex={asked ? -1 : undefined}>
        <strong>{word}</strong>
        {short ? (
          <>
            {' '}
            <Apart>{short}</Apart>
          </>
        ) : null}
      </dt>
      <dd>{inDigits(says)}</dd>
    </div>
  );
}

/** The words of the field and what is meant by them on these pages, to be searched; `word` in the address marks one. */
export function GlossaryPage(): ReactNode {
  const { word: asked } = useSearch({ strict: false }) as { word?: string };
  const [search, setSearch] = useState('');
  const { data, error } = useQuery({
    queryKey: ['glossary', locale()],
    queryFn: async () => (await glossary[locale()]?.())?.default ?? {},
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The word that somebody came for is there, whatever she had searched for before.
  useEffect(() => setSearch(''), [asked]);
  const found = data ? findTerms(data, search, locale()) : [];
  return (
    <div className="glossary">
      <Heading title={t('glossary.title')} context={t('glossary.context')} />
      <div className="filters" role="search">
        <label>
          <span>{t('glossary.find')}</span>
          <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      </div>
      <ProblemNote error={error} />
      {data || error ? null : <Skeleton rows={8} />}
      <p role="status" className="quiet">
        {data && search ? t('glossary.found', { n: found.length }) : null}
      </p>
      {data && found.length === 0 ? (
        <Empty title={t('glossary.none')}>{t('glossary.none.how')}</Empty>
      ) : (
        <dl>
          {found.map((term) => (
            <TermEntry key={term.code} term={term} asked={term.code === asked} />
          ))}
        </dl>
      )}
    </div>
  );
}
