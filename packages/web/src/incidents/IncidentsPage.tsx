import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask, fileAddress } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { locale, t } from '../frame/language.ts';
import { Pager } from '../frame/Pager.tsx';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { pagesOf, useOpenPages } from '../frame/long-list.ts';
import { chosenOnly, type IncidentFilter, withoutPages } from './filter.ts';
import { IncidentFilters } from './IncidentFilters.tsx';
import '../records/look.css';
import './reports.css';
import { IncidentTable } from './IncidentTable.tsx';
import { allIncidents } from './gather-all.ts';
import { SeveralBar } from './SeveralBar.tsx';
import { useTicks } from './ticks.ts';
import { SavedViews } from './SavedViews.tsx';

function useIncidents(mission: string, filter: IncidentFilter) {
  const asked = withoutPages(filter);
  const list = useInfiniteQuery({
    queryKey: ['incidents', mission, asked],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask('incident.list', { mission, ...(asked as object), ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (last) => last.next,
  });
  const there = useOpenPages(list, pagesOf(filter.pages));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return { list, items, waiting: list.isPending || (!there && items.length === 0) };
}

/** The incidents of the mission, narrowed by what the address says. */
export function IncidentsPage(): ReactNode {
  const mission = useMission();
  const filter: IncidentFilter = useSearch({ from: '/m/$mission/incidents' });
  const navigate = useNavigate();
  const may = useMay();
  const ticks = useTicks();
  const show = (search: Record<string, string>, replace: boolean): void =>
    void navigate({ to: '/m/$mission/incidents', params: { mission }, search, replace });
  const asked = withoutPages(filter);
  const { list, items, waiting } = useIncidents(mission, filter);
  return (
    <>
      <Heading title={t('nav.incidents')} context={t('incidents.context')}>
        <a
          className="quiet-link"
          href={fileAddress('incident.export', { mission, locale: locale(), ...(asked as object) })}
          download
        >
          {t('incidents.export')}
        </a>
      </Heading>
      <IncidentFilters
        filter={filter}
        onChange={(change) => show(chosenOnly({ ...asked, ...change }), true)}
      />
      <SavedViews
        mission={mission}
        page="incidents"
        filter={asked}
        onChoose={(chosen) => show(withoutPages(chosen), false)}
      />
      <SeveralBar mission={mission} what="incident" ticks={ticks} all={() => allIncidents(mission, asked)} />
      <ProblemNote error={list.error} />
      {waiting ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('incidents.empty')}>{t('incidents.empty.how')}</Empty>
      ) : (
        <IncidentTable
          mission={mission}
          incidents={items}
          sort={filter.sort ?? 'latest'}
          {...(may('record_verification') ? { ticks } : {})}
          onSort={(sort) => show(chosenOnly({ ...asked, sort }), true)}
        />
      )}
      <Pager
        list={list}
        shown={items.length}
        onMore={() => show({ ...asked, pages: String(pagesOf(filter.pages) + 1) }, true)}
      />
    </>
  );
}
