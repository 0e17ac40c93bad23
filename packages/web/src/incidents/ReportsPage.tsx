import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ask } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { Pager } from '../frame/Pager.tsx';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { type Chosen, ReportTable } from './ReportTable.tsx';
import '../records/look.css';
import './reports.css';

/** As many as are decided on in one act. */
const MOST = 100;

/** Reports that the reader chose, and where they are decided on together. */
function Choosing({ mission, ids }: { mission: string; ids: readonly string[] }): ReactNode {
  if (ids.length === 0)
    return (
      <Link to="/m/$mission/reports/join" params={{ mission }} className="quiet-link">
        {t('reports.gothrough')}
      </Link>
    );
  return (
    <div className="chosen-bar" role="status">
      <span>{t('reports.chosen', { n: ids.length })}</span>
      {ids.length > MOST ? (
        <span className="quiet">{t('reports.toomany', { n: MOST })}</span>
      ) : (
        <Link
          to="/m/$mission/reports/join"
          params={{ mission }}
          search={{ ids: ids.join(',') }}
          className="button"
        >
          {t('reports.joinchosen')}
        </Link>
      )}
    </div>
  );
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
  const may = useMay();
  const [mayJoin, mayFile] = [may('join_reports'), may('file_report')];
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
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
  const chosen: Chosen = {
    has: (id) => ticked.has(id),
    set: (ids, on) => {
      const next = new Set(ticked);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      setTicked(next);
    },
  };
  return (
    <>
      <Heading title={t('nav.reports')} context={t('reports.context')}>
        {mayFile ? (
          <Link to="/m/$mission/reports/new" params={{ mission }} className="button">
            {t('file.title')}
          </Link>
        ) : null}
      </Heading>
      <JoinedChoice mission={mission} joined={joined ?? ''} />
      {mayJoin ? <Choosing mission={mission} ids={[...ticked]} /> : null}
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('reports.empty')}>{t('reports.empty.how')}</Empty>
      ) : (
        <ReportTable mission={mission} reports={items} {...(mayJoin ? { chosen } : {})} />
      )}
      <Pager list={list} shown={items.length} />
    </>
  );
}
