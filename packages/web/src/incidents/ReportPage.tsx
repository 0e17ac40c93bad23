import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMay } from '../frame/here.ts';
import { day, isolated, moment, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { Heading, ProblemNote, sentence, Skeleton } from '../frame/parts.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { ReportIncident } from './ReportIncident.tsx';
import { ReportVersions } from './ReportVersions.tsx';
import './reports.css';

type Report = Answer<'report.get'>;

/** How it reached the house, in a line. */
const filing = (report: Report): string =>
  [
    t('report.filed.by', isolated({ by: report.filedBy, at: moment(report.filedAt) })),
    report.receivedOn ? t('report.received', isolated({ day: day(report.receivedOn) })) : '',
    report.key ? t('report.key', isolated({ key: report.key })) : '',
    t('incident.version', { version: report.versions[0]?.version ?? 1 }),
  ]
    .filter(Boolean)
    .join(' · ');

/** One report: what was filed on the one side; its incident and what became of it on the other. */
export function ReportPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/reports/$id' });
  const mayIncidents = useMay()('read_incidents');
  const report = useQuery({
    queryKey: ['report', mission, id],
    queryFn: () => ask('report.get', { mission, id }),
  });
  const data = report.data;
  if (report.isError)
    return (
      <>
        <Heading title={t('column.report')} />
        <ProblemNote error={report.error} />
      </>
    );
  const says = data?.versions[0]?.says;
  if (!data || !says) return <Skeleton rows={14} />;
  return (
    <>
      <Heading title={sentence(data, period(data.occurred))} context={filing(data)}>
        <RealMark synthetic={data.synthetic} />
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
          {mayIncidents ? <ReportIncident mission={mission} report={data} /> : null}
          <h2>{t('report.history')}</h2>
          <ReportVersions versions={data.versions} />
        </aside>
      </div>
    </>
  );
}
