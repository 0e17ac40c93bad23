import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, t } from '../frame/language.ts';
import { Picture } from '../frame/Picture.tsx';

type Home = Answer<'mission.home'>;

/** Verified incidents by quarter as the report draws them, reports beneath, and the same as a table. */
export function Trend({
  trend,
  quarters,
}: Pick<Home, 'quarters'> & { trend: NonNullable<Home['trend']> }): ReactNode {
  return (
    <figure className="trend">
      <figcaption>{trend.caption}</figcaption>
      <div className="wide" tabIndex={0} role="group" aria-label={trend.caption}>
        <Picture svg={trend.svg} alternative={trend.alternative} />
      </div>
      <details>
        <summary>{t('map.table')}</summary>
        <table className="counts">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('home.trend.incidents')}</th>
              <th scope="col">{t('home.trend.reports')}</th>
            </tr>
          </thead>
          <tbody>
            {quarters.map(({ quarter, incidents, reports }) => (
              <tr key={quarter}>
                <th scope="row">{quarter}</th>
                <td title={incidents === null ? t('withheld') : undefined}>{count(incidents)}</td>
                <td title={reports === null ? t('withheld') : undefined}>{count(reports)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className="quiet">{t('home.effort')}</p>
    </figure>
  );
}
