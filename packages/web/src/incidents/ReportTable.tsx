import { Link } from '@tanstack/react-router';
import { labelOf } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { day, locale, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { sentence } from '../frame/parts.tsx';

type Report = Answer<'report.list'>['items'][number];

/** Reports a line each. @param action what is shown beside a report that belongs to no incident */
export function ReportTable({
  mission,
  reports,
  action,
}: {
  mission: string;
  reports: readonly Report[];
  action: (report: Report) => ReactNode;
}): ReactNode {
  return (
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
        {reports.map((item) => (
          <tr key={item.id}>
            <td>
              <Link to="/m/$mission/reports/$id" params={{ mission, id: item.id }}>
                {sentence(item, period(item.occurred))}
              </Link>{' '}
              <RealMark synthetic={item.synthetic} />
            </td>
            <td>{day(item.receivedOn)}</td>
            <td>{labelOf('sourceType', item.sourceType, locale())}</td>
            <td>{item.parties.join(', ') || item.partyText || '—'}</td>
            <td>
              {item.incidentId ? (
                <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.incidentId }}>
                  <bdi>{item.incidentReference}</bdi>
                </Link>
              ) : (
                action(item)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
