import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask, command } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { Pager } from '../frame/Pager.tsx';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { ReportTable } from './ReportTable.tsx';

/** Opens an incident from a report and leads to its page. */
function useOpenIncident(mission: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (reportId: string) =>
      command('incident.open', { mission, reportId, reason: t('reports.openreason') }),
    onSuccess: (incident) => {
      void client.invalidateQueries();
      void navigate({ to: '/m/$mission/incidents/$id', params: { mission, id: incident.id } });
    },
  });
}

function JoinedChoice({ mission, joined }: { mission: string; joined: string }): ReactNode {
  const navigate = useNavigate();
  const choose = (value: string): void =>
    void navigate({ to: '/m/$mission/reports', params: { mission }, search: value ? { joined: value } : {} });
  return (
    <div className="filters">
      <label>
        {t('filter.joined')}
        <select value={joined} onChange={(event) => choose(event.target.value)}>
          <option value="">{t('filter.any')}</option>
          <option value="no">{t('filter.unjoined')}</option>
          <option value="yes">{t('filter.isjoined')}</option>
        </select>
      </label>
    </div>
  );
}

/** The reports as they were filed, and which of them wait for an incident. */
export function ReportsPage(): ReactNode {
  const mission = useMission();
  const { joined } = useSearch({ strict: false }) as { joined?: 'yes' | 'no' };
  const mayJoin = useMay()('join_reports');
  const open = useOpenIncident(mission);
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
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const openButton = ({ id }: { id: string }): ReactNode =>
    mayJoin ? (
      <button
        type="button"
        className="quiet-button"
        disabled={open.isPending}
        onClick={() => open.mutate(id)}
      >
        {t('reports.open')}
      </button>
    ) : (
      '—'
    );
  return (
    <>
      <Heading title={t('nav.reports')} context={t('reports.context')} />
      <JoinedChoice mission={mission} joined={joined ?? ''} />
      <ProblemNote error={list.error ?? open.error} />
      {list.isPending ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('reports.empty')}>{t('reports.empty.how')}</Empty>
      ) : (
        <ReportTable mission={mission} reports={items} action={openButton} />
      )}
      <Pager list={list} shown={items.length} />
    </>
  );
}
