import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { sentence, Status } from '../frame/parts.tsx';

/** Incidents a line each, the first column a sentence that leads to the record. */
export function IncidentTable({
  mission,
  incidents,
}: {
  mission: string;
  incidents: Answer<'incident.list'>['items'];
}): ReactNode {
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('column.incident')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('column.party')}</th>
          <th scope="col" className="number">
            {t('column.reports')}
          </th>
          <th scope="col">{t('column.reference')}</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((item) => (
          <tr key={item.id}>
            <td>
              <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.id }}>
                {sentence(item, period(item.occurred))}
              </Link>{' '}
              <RealMark synthetic={item.synthetic} />
            </td>
            <td>
              <Status code={item.status} />
            </td>
            <td>{item.parties.join(', ') || '—'}</td>
            <td className="number">{item.reports}</td>
            <td className="quiet" dir="ltr">
              {item.reference}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
