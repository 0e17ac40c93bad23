import type { ComparedFact } from '@openmara/core/incidents/comparison';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { day, labelled, t } from '../frame/language.ts';
import { saysOf, SIGNS } from './likeness.ts';

type Joined = Answer<'incident.get'>['joinedReports'][number];

/** What one report says of the fact, and where to read it. */
function Says({ report, fact }: { report: Joined; fact: ComparedFact }): ReactNode {
  const agreement = report.facts?.[fact] ?? 'unknown';
  return (
    <li className={`verdict ${agreement}`}>
      <span aria-hidden="true">{SIGNS[agreement]}</span>{' '}
      <Link to="/m/$mission/reports/$id" params={{ mission: useMission(), id: report.id }}>
        {labelled('sourceType', report.sourceType)}, {day(report.receivedOn)}
      </Link>
      {': '}
      <Apart>{saysOf(fact, report) || t('report.notsaid')}</Apart>
    </li>
  );
}

/**
 * Which reports say what is held of a fact, on demand; those that contradict it stand there without being asked for.
 * Reports that were separated or withdrawn say nothing of it any more.
 */
export function Evidence({ fact, reports }: { fact: ComparedFact; reports: readonly Joined[] }): ReactNode {
  const standing = reports.filter(({ facts }) => facts !== null);
  const against = standing.filter(({ facts }) => facts?.[fact] === 'differs');
  const others = standing.filter(({ facts }) => facts?.[fact] !== 'differs');
  const saying = others.filter(({ facts }) => facts?.[fact] !== 'unknown').length;
  // Where nothing is held or told there is nothing to bear out.
  if (against.length === 0 && saying === 0) return null;
  return (
    <div className="evidence">
      {against.length > 0 ? (
        <ul aria-label={t('evidence.against')}>
          {against.map((report) => (
            <Says key={report.id} report={report} fact={fact} />
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>{t('evidence.for', { n: saying, of: standing.length })}</summary>
          <ul>
            {others.map((report) => (
              <Says key={report.id} report={report} fact={fact} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
