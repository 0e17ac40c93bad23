import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { locale, t } from '../frame/language.ts';
import { Pager } from '../frame/Pager.tsx';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { EntryTable } from './EntryTable.tsx';
import { chosen, type Search } from './search.ts';
import './look.css';

/** The audit log of the installation, narrowed by what the address says. */
export function AuditPage(): ReactNode {
  const mission = useMission();
  const search: Search = useSearch({ from: '/m/$mission/audit' });
  const navigate = useNavigate();
  const narrow = (change: Search): void =>
    void navigate({
      to: '/m/$mission/audit',
      params: { mission },
      search: chosen({ ...search, ...change }),
    });
  const list = useInfiniteQuery({
    queryKey: ['audit', search, locale()],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask('audit.list', {
        ...chosen(search),
        locale: locale(),
        limit: 50,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    getNextPageParam: (last) => last.next,
  });
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Heading title={t('nav.audit')} context={t('audit.context')} />
      <AuditFilters search={search} onChange={narrow} />
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton rows={14} />
      ) : list.isError ? null : entries.length === 0 ? (
        <Empty title={t('audit.empty')}>{t('audit.empty.how')}</Empty>
      ) : (
        <EntryTable entries={entries} onNarrow={narrow} />
      )}
      <Pager list={list} shown={entries.length} />
    </>
  );
}
