import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { AuditLink } from '../frame/AuditLink.tsx';
import { useMay, useSees } from '../frame/here.ts';
import { day, moment, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { NoSuchRecord } from '../frame/NotFound.tsx';
import { Heading, sentence, Skeleton } from '../frame/parts.tsx';
import { Attachments } from './Attachments.tsx';
import { FeedbackPart } from './Feedback.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { ReportIncident } from './ReportIncident.tsx';
import { ReportVersions } from './ReportVersions.tsx';
import { ResponsiblePart } from './Responsible.tsx';
import { JoinAgain, Separate } from './Separating.tsx';
import '../records/look.css';
import './reports.css';

type Report = Answer<'report.get'>;

/** How it reached the house, in a line. */
const filing = (report: Report): string =>
  [
    t('report.filed.by', { by: report.filedBy, at: moment(report.filedAt) }),
    report.receivedOn ? t('report.received', { day: day(report.receivedOn) }) : '',
    report.key ? t('report.key', { key: report.key }) : '',
    t('incident.version', { version: report.versions[0]?.version ?? 1 }),
  ]
    .filter(Boolean)
    .join(' · ');

/** What an adviser can decide about the report: find its incident, separate it, join it again. */
function Joining({ mission, report }: { mission: string; report: Report }): ReactNode {
  const now = report.joinings.find((joining) => !joining.separatedAt);
  if (now) return <Separate mission={mission} incidentId={now.incidentId} reportId={report.id} />;
  // Joined where this reader sees nothing: whoever sees it decides.
  if (report.incidentId) return null;
  const last = report.joinings[0];
  return (
    <p className="can">
      <Link to="/m/$mission/reports/$id/join" params={{ mission, id: report.id }} className="button">
        {t('candidates.find')}
      </Link>{' '}
      {last ? <JoinAgain mission={mission} incidentId={last.incidentId} reportId={report.id} /> : null}
    </p>
  );
}

/** One report: what was filed on the one side; its incident and what became of it on the other. */
export function ReportPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/reports/$id' });
  const may = useMay();
  const sees = useSees();
  const report = useQuery({
    queryKey: ['report', mission, id],
    queryFn: () => ask('report.get', { mission, id }),
  });
  const data = report.data;
  if (report.isError)
    return (
      <NoSuchRecord
        error={report.error}
        title={t('column.report')}
        list={{ path: 'reports', label: t('reports.list') }}
      />
    );
  const says = data?.versions[0]?.says;
  if (!data || !says) return <Skeleton rows={14} />;
  return (
    <>
      <Heading title={sentence(data, period(data.occurred))} context={filing(data)}>
        <RealMark synthetic={data.synthetic} />
        {may('file_report') && !data.withdrawn ? (
          <Link to="/m/$mission/reports/$id/correct" params={{ mission, id }} className="quiet-link">
            {t('file.correct.link')}
          </Link>
        ) : null}
      </Heading>
      {data.withdrawn ? (
        <p className="note" role="status">
          {t('report.iswithdrawn')}
        </p>
      ) : null}
      <div className="record">
        <section className="first">
          <ReportFacts report={data} says={says} />
        </section>
        <aside className="first">
          {sees('person_responsible') ? (
            <ResponsiblePart mission={mission} what="report" id={id} person={data.responsible} />
          ) : null}
          {may('read_incidents') ? (
            <ReportIncident mission={mission} report={data}>
              {may('join_reports') && !data.withdrawn ? <Joining mission={mission} report={data} /> : null}
            </ReportIncident>
          ) : null}
          {may('read_attachments') ? <Attachments mission={mission} id={id} open={!data.withdrawn} /> : null}
          <FeedbackPart mission={mission} id={id} told={data.feedback} mayTell={may('join_reports')} />
          <h2>{t('report.history')}</h2>
          <ReportVersions versions={data.versions} />
          <AuditLink record={id} />
        </aside>
      </div>
    </>
  );
}
