import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { ask } from '../frame/api.ts';
import { age, period, t } from '../frame/language.ts';
import { Pager } from '../frame/Pager.tsx';
import { Empty, Heading, ProblemNote, sentence, Skeleton } from '../frame/parts.tsx';
import './reports.css';

/** Incidents that wait for nothing but a decision, and not for one by somebody else: the one that waits longest first. */
export function DecisionsPage(): ReactNode {
  const { mission } = useParams({ from: '/m/$mission/incidents/decisions' });
  const list = useInfiniteQuery({
    queryKey: ['decisions', mission],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask('incident.list-decidable', { mission, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Heading title={t('decisions.title')} context={t('decisions.context')} />
      <ProblemNote error={list.error} />
      {list.isPending ? <Skeleton rows={6} /> : null}
      {list.isSuccess && items.length === 0 ? (
        <Empty title={t('decisions.empty')}>{t('decisions.empty.how')}</Empty>
      ) : null}
      <ul className="planned decisions">
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.id }}>
              {sentence(item, period(item.occurred))}
            </Link>
            <small>
              <Apart>{item.reference}</Apart>
            </small>
            <small>
              {t('decisions.sources', { primary: item.primarySources, independent: item.independentSources })}
            </small>
            <small>{age(item.since)}</small>
          </li>
        ))}
      </ul>
      <Pager list={list} shown={items.length} />
    </>
  );
}
