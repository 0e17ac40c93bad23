import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { day, period, t, word } from '../frame/language.ts';
import { Pager } from '../frame/Pager.tsx';
import { RealMark } from '../frame/RealMark.tsx';
import { Empty, Heading, ProblemNote, sentence, Skeleton } from '../frame/parts.tsx';
import { Feedback } from './Feedback.tsx';
import { ReportDrafts, useReportDrafts } from './ReportDrafts.tsx';
import { STAGE } from './words.ts';
import '../records/look.css';
import './reports.css';

type Own = Answer<'report.list-own'>['items'][number];
/** A shape for each stage, which stands beside its word. */
const SIGNS: Readonly<Record<Own['stage'], string>> = {
  waiting: '○',
  gathered: '◔',
  verifying: '◐',
  decided: '●',
  withdrawn: '⊘',
};

/** A report, how far it is, and what was told about it. */
const Line = ({ mission, report }: { mission: string; report: Own }): ReactNode => (
  <li>
    <div className="own-line">
      <Link to="/m/$mission/reports/$id" params={{ mission, id: report.id }}>
        {sentence(report, period(report.occurred))}
      </Link>{' '}
      <RealMark synthetic={report.synthetic} />
      <span className={`stage is-${report.stage}`}>
        <span aria-hidden="true">{SIGNS[report.stage]}</span> {word(STAGE, report.stage)}
      </span>
      <small>{day(report.receivedOn)}</small>
    </div>
    <Feedback told={report.feedback} />
  </li>
);

/** What the reader has filed herself, and what became of it. */
export function OwnReportsPage(): ReactNode {
  const mission = useMission();
  const list = useInfiniteQuery({
    queryKey: ['own-reports', mission],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask('report.list-own', { mission, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (last) => last.next,
  });
  const drafts = useReportDrafts(mission).data ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Heading title={t('own.title')} context={t('own.context')}>
        <Link to="/m/$mission/reports/new" params={{ mission }} className="button">
          {t('file.title')}
        </Link>
      </Heading>
      {drafts.length > 0 ? (
        <section aria-labelledby="begun">
          <h2 id="begun">{t('begun.title')}</h2>
          <ReportDrafts mission={mission} drafts={drafts} />
          <h2>{t('own.filed')}</h2>
        </section>
      ) : null}
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('own.empty')}>{t('own.empty.how')}</Empty>
      ) : (
        <ul className="own-reports">
          {items.map((report) => (
            <Line key={report.id} mission={mission} report={report} />
          ))}
        </ul>
      )}
      <Pager list={list} shown={items.length} />
    </>
  );
}
