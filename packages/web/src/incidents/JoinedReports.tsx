import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { useMay } from '../frame/here.ts';
import { day, labelled, period, t } from '../frame/language.ts';
import { sentence } from '../frame/parts.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import { IndependenceForm } from './IndependenceForm.tsx';
import { Separate } from './Separating.tsx';
import './reports.css';

type Joined = Answer<'incident.get'>['joinedReports'][number];

/** What has to be known of a source that is joined now. */
function SourceTags({ report }: { report: Joined }): ReactNode {
  return (
    <>
      {report.changedSince ? <span className="tag">{t('report.changed')}</span> : null}
      {report.independent ? null : <span className="tag">{t('report.dependent')}</span>}
      {report.withdrawn ? <span className="tag">{t('report.withdrawn')}</span> : null}
    </>
  );
}

/** One report of the time line; `children` is what can be done with it. */
function JoinedReport({
  mission,
  report,
  children,
}: {
  mission: string;
  report: Joined;
  children: ReactNode;
}): ReactNode {
  return (
    <li className={report.separatedAt ? 'undone' : ''}>
      <strong>
        {day(report.receivedOn)} · {labelled('sourceType', report.sourceType)}
      </strong>
      {report.separatedAt ? null : <SourceTags report={report} />}
      <Link to="/m/$mission/reports/$id" params={{ mission, id: report.id }}>
        {sentence(report, period(report.occurred))}
      </Link>
      <br />
      {report.narrativeShown ? (
        report.narrative ? (
          <Apart>{report.narrative}</Apart>
        ) : (
          <span className="quiet">{t('incident.nonarrative')}</span>
        )
      ) : (
        <span className="quiet">{t('notshown')}</span>
      )}
      <small>
        {t('join.by', { name: report.joinedBy })}: <Apart>{report.joinReason}</Apart>
        {report.separatedAt ? (
          <>
            {' '}
            · {t('join.undone')}: <Apart>{report.separationReason}</Apart>
          </>
        ) : null}
      </small>{' '}
      {children}
    </li>
  );
}

/** The reports about the incident, those that were separated again included. */
export function JoinedReports({
  mission,
  id,
  reports,
}: {
  mission: string;
  id: string;
  reports: readonly Joined[];
}): ReactNode {
  const may = useMay();
  const mayJoin = may('join_reports');
  return (
    <>
      <h2>{t('incident.reports')}</h2>
      <p className="quiet">{t('incident.reports.note')}</p>
      <ol className="timeline">
        {reports.map((report) => (
          <JoinedReport key={`${report.id}${report.joinedAt}`} mission={mission} report={report}>
            {report.separatedAt || report.withdrawn || !may('file_report') ? null : (
              <ConsentForm mission={mission} id={report.id} consents={report.reportingConsent} />
            )}
            {report.separatedAt || !mayJoin ? null : (
              <>
                <Separate mission={mission} incidentId={id} reportId={report.id} />
                <IndependenceForm
                  mission={mission}
                  id={id}
                  reportId={report.id}
                  independent={report.independent}
                />
              </>
            )}
          </JoinedReport>
        ))}
      </ol>
    </>
  );
}
