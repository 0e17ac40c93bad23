import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { labelOf } from '@openmara/core/incidents/vocabularies';
import type { ReactNode } from 'react';
import { ask, command } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { count, day, locale, period, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, sentence, Skeleton } from '../frame/parts.tsx';

export function ReportsPage(): ReactNode {
  const mission = useMission();
  const { joined } = useSearch({ strict: false }) as { joined?: 'yes' | 'no' };
  const navigate = useNavigate();
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['reports', mission, joined],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask('report.list', {
        mission,
        ...(joined ? { joined } : {}),
        ...(pageParam ? { after: pageParam } : {}),
      }),
    getNextPageParam: (last) => last.next,
  });
  const open = useMutation({
    mutationFn: (reportId: string) =>
      command('incident.open', { mission, reportId, reason: t('reports.openreason') }),
    onSuccess: (incident) => {
      void client.invalidateQueries();
      void navigate({ to: '/m/$mission/incidents/$id', params: { mission, id: incident.id } });
    },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (value: string): void =>
    void navigate({
      to: '/m/$mission/reports',
      params: { mission },
      search: value === 'yes' || value === 'no' ? { joined: value } : {},
    });
  return (
    <>
      <Heading title={t('nav.reports')} context={t('reports.context')} />
      <div className="filters">
        <label>
          {t('filter.joined')}
          <select value={joined ?? ''} onChange={(event) => choose(event.target.value)}>
            <option value="">{t('filter.any')}</option>
            <option value="no">{t('filter.unjoined')}</option>
            <option value="yes">{t('filter.isjoined')}</option>
          </select>
        </label>
      </div>
      <ProblemNote error={list.error ?? open.error} />
      {list.isPending ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('reports.empty')}>{t('reports.empty.how')}</Empty>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('column.report')}</th>
              <th scope="col">{t('column.received')}</th>
              <th scope="col">{t('column.source')}</th>
              <th scope="col">{t('column.party')}</th>
              <th scope="col">{t('column.incident')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>{sentence(item, period(item.occurred))}</td>
                <td>{day(item.receivedOn)}</td>
                <td>{labelOf('sourceType', item.sourceType, locale())}</td>
                <td>{item.parties.join(', ') || item.partyText || '—'}</td>
                <td>
                  {item.incidentId ? (
                    <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.incidentId }}>
                      {item.incidentReference}
                    </Link>
                  ) : (
                    <button
                      type="button"
                      className="quiet-button"
                      disabled={open.isPending}
                      onClick={() => open.mutate(item.id)}
                    >
                      {t('reports.open')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="pager">
        {items.length > 0 ? t('list.shown', { shown: count(items.length) }) : ''}{' '}
        {list.hasNextPage ? (
          <button type="button" onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </button>
        ) : null}
      </p>
    </>
  );
}
