import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMay, useMission, useSees } from '../frame/here.ts';
import { day, t, word } from '../frame/language.ts';
import { pagesOf, useOpenPages } from '../frame/long-list.ts';
import { Pager } from '../frame/Pager.tsx';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { Chips } from './Chips.tsx';
import {
  AreaChoice,
  DayChoices,
  type OnChange,
  PartyChoice,
  SearchField,
  Select,
  SortChoice,
} from './choices.tsx';
import { chosenOnly, withoutPages } from './filter.ts';
import { allReports, onward, wayOn } from './gather-all.ts';
import { ReportExport } from './ReportExport.tsx';
import { ReportTable } from './ReportTable.tsx';
import { SeveralBar } from './SeveralBar.tsx';
import { type Ticks, useTicks } from './ticks.ts';
import { ResponsibleChoice } from './Responsible.tsx';
import { SavedViews } from './SavedViews.tsx';
import { CONSENT, FILTER } from './words.ts';
import '../records/look.css';
import './reports.css';

/** As many as are decided on in one act. */
const MOST = 100;

/** Where those that belong to no incident are decided on together. */
function Joining({ mission, ticks }: { mission: string; ticks: Ticks }): ReactNode {
  const ids = ticks.items.filter(({ free }) => free).map(({ id }) => id);
  if (ids.length === 0) return null;
  if (ids.length > MOST) return <span className="quiet">{t('reports.toomanytojoin', { n: MOST })}</span>;
  return (
    <Link
      to="/m/$mission/reports/join"
      params={{ mission }}
      search={{ ids: ids.join(',') }}
      className="button"
    >
      {t('reports.joinchosen')}
    </Link>
  );
}

/** What narrows and orders the list of reports, and how many of its pages are open; it stands in the address. */
interface ReportFilter {
  readonly q?: string;
  readonly joined?: 'yes' | 'no';
  readonly place?: string;
  readonly party?: string;
  readonly consent?: 'yes' | 'no' | 'unasked';
  readonly responsible?: string;
  readonly from?: string;
  readonly to?: string;
  readonly counted?: string;
  readonly sort?: 'latest' | 'earliest';
  readonly pages?: string;
}

function ReportFilters({ filter, onChange }: { filter: ReportFilter; onChange: OnChange }): ReactNode {
  const sees = useSees();
  return (
    <>
      <div className="filters">
        <SearchField value={filter.q} hint={t('filter.q.reports')} onChange={onChange} />
        <Select
          label={t('filter.joined')}
          name="joined"
          value={filter.joined}
          options={[
            ['no', t('filter.unjoined')],
            ['yes', t('filter.isjoined')],
          ]}
          onChange={onChange}
        />
        <AreaChoice name="place" value={filter.place} onChange={onChange} />
        <PartyChoice value={filter.party} onChange={onChange} />
        <Select
          label={word(FILTER, 'consent')}
          name="consent"
          value={filter.consent}
          options={Object.keys(CONSENT).map((code) => [code, word(CONSENT, code)])}
          onChange={onChange}
        />
        {sees('person_responsible') ? (
          <ResponsibleChoice value={filter.responsible} onChange={onChange} />
        ) : null}
        <SortChoice orders={['latest', 'earliest']} value={filter.sort} onChange={onChange} />
      </div>
      <details className="further" open={Boolean(filter.from ?? filter.to)}>
        <summary>{t('filter.received')}</summary>
        <div className="filters">
          <DayChoices from={filter.from} to={filter.to} onChange={onChange} />
        </div>
      </details>
      <Chips filter={{ ...filter }} onChange={onChange} />
    </>
  );
}

/** How far what was told was looked through: what was filed before is not searched yet. */
const LookedTo = ({ day: since }: { day: string }): ReactNode => (
  <p className="quiet" role="status">
    {t('reports.lookedto', { day: day(since) })}
  </p>
);

function useReports(mission: string, filter: ReportFilter) {
  const { pages, ...asked } = filter;
  const list = useInfiniteQuery({
    queryKey: ['reports', mission, asked],
    initialPageParam: '',
    queryFn: ({ pageParam }) => ask('report.list', { mission, ...asked, ...onward(pageParam) }),
    getNextPageParam: wayOn,
  });
  const there = useOpenPages(list, pagesOf(pages));
  // What was found by its place or party may be found once more by what was told.
  const found = list.data?.pages.flatMap((page) => page.items) ?? [];
  const items = [...new Map(found.map((item) => [item.id, item])).values()];
  const lookedTo = list.data?.pages.at(-1)?.lookedTo ?? null;
  return { list, items, lookedTo, waiting: list.isPending || (!there && items.length === 0) };
}

/** The reports as they were filed, and which of them wait for an incident. */
export function ReportsPage(): ReactNode {
  const mission = useMission();
  const filter: ReportFilter = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const mayJoin = may('join_reports');
  const ticks = useTicks();
  const { list, items, lookedTo, waiting } = useReports(mission, filter);
  const asked = withoutPages({ ...filter });
  const show = (search: Record<string, string | undefined>, replace = true): void =>
    void navigate({ to: '/m/$mission/reports', params: { mission }, search: chosenOnly(search), replace });
  return (
    <>
      <Heading title={t('nav.reports')} context={t('reports.context')}>
        <ReportExport mission={mission} asked={asked} />
        {may('file_report') ? (
          <Link to="/m/$mission/reports/new" params={{ mission }} className="button">
            {t('file.title')}
          </Link>
        ) : null}
      </Heading>
      <ReportFilters filter={filter} onChange={(change) => show({ ...asked, ...change })} />
      <SavedViews
        mission={mission}
        page="reports"
        filter={asked}
        onChoose={(view) => show(withoutPages(view), false)}
      />
      {mayJoin && ticks.items.length === 0 ? (
        <Link to="/m/$mission/reports/join" params={{ mission }} className="quiet-link">
          {t('reports.gothrough')}
        </Link>
      ) : null}
      <SeveralBar mission={mission} what="report" ticks={ticks} all={() => allReports(mission, asked)}>
        <Joining mission={mission} ticks={ticks} />
      </SeveralBar>
      <ProblemNote error={list.error} />
      {waiting ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('reports.empty')}>{t('reports.empty.how')}</Empty>
      ) : (
        <ReportTable
          mission={mission}
          reports={items}
          sort={filter.sort ?? 'latest'}
          onSort={(sort) => show({ ...asked, sort })}
          {...(mayJoin ? { ticks } : {})}
        />
      )}
      {lookedTo && list.hasNextPage ? <LookedTo day={lookedTo.day} /> : null}
      <Pager
        {...(lookedTo ? { more: t('reports.further') } : {})}
        list={list}
        shown={items.length}
        onMore={() => show({ ...asked, pages: String(pagesOf(filter.pages) + 1) })}
      />
    </>
  );
}
