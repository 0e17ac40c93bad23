import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { moment, t } from '../frame/language.ts';
import { Status } from '../frame/parts.tsx';

type Report = Answer<'report.get'>;
type Joining = Report['joinings'][number];

function Joined({ mission, joining }: { mission: string; joining: Joining }): ReactNode {
  return (
    <li>
      <strong>
        <Link to="/m/$mission/incidents/$id" params={{ mission, id: joining.incidentId }}>
          <Apart>{joining.reference}</Apart>
        </Link>
      </strong>
      <span className="change">
        {t('report.joined.because', { by: joining.joinedBy, reason: joining.reason })}
      </span>
      {joining.separatedAt ? (
        <span className="change">
          {t('report.separated.because', {
            by: joining.separatedBy ?? '—',
            reason: joining.separationReason ?? '—',
          })}
        </span>
      ) : null}
      <small>{moment(joining.separatedAt ?? joining.joinedAt)}</small>
    </li>
  );
}

/** The incident that the report belongs to now, and those that it belonged to. */
export function ReportIncident({
  mission,
  report,
  children,
}: {
  mission: string;
  report: Report;
  /** What can be done about it. */
  children?: ReactNode;
}): ReactNode {
  const now = report.joinings.find((joining) => !joining.separatedAt);
  return (
    <section aria-labelledby="its-incident">
      <h2 id="its-incident">{t('report.itsincident')}</h2>
      {now ? (
        <p>
          <Link to="/m/$mission/incidents/$id" params={{ mission, id: now.incidentId }}>
            <Apart>{now.reference}</Apart>
          </Link>{' '}
          <Status code={now.status} />
        </p>
      ) : (
        <p className="quiet">{t('report.noincident')}</p>
      )}
      {children}
      {report.joinings.length > 0 ? (
        <ol className="timeline">
          {report.joinings.map((joining) => (
            <Joined key={joining.joinedAt} mission={mission} joining={joining} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}
