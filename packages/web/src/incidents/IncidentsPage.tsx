import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { Pager } from '../frame/Pager.tsx';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { chosenOnly, type IncidentFilter } from './filter.ts';
import { IncidentFilters } from './IncidentFilters.tsx';
import { IncidentTable } from './IncidentTable.tsx';
import { SavedViews } from './SavedViews.tsx';

/** The incidents of the mission, narrowed by what the address says. */
export function IncidentsPage(): ReactNode {
  const mission = useMission();
  const filter: IncidentFilter = useSearch({ from: '/m/$mission/incidents' });
  const navigate = useNavigate();
  const show = (search: Record<string, string>, replace: boolean): void =>
    void navigate({ to: '/m/$mission/incidents', params: { mission }, search, replace });
  const list = useInfiniteQuery({
    queryKey: ['incidents', mission, filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask('incident.list', { mission, ...(filter as object), ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Heading title={t('nav.incidents')} context={t('incidents.context')} />
      <IncidentFilters
        filter={filter}
        onChange={(change) => show(chosenOnly({ ...filter, ...change }), true)}
      />
      <SavedViews
        mission={mission}
        page="incidents"
        filter={chosenOnly(filter)}
        onChoose={(chosen) => show(chosenOnly(chosen), false)}
      />
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('incidents.empty')}>{t('incidents.empty.how')}</Empty>
      ) : (
        <IncidentTable mission={mission} incidents={items} />
      )}
      <Pager list={list} shown={items.length} />
    </>
  );
}
