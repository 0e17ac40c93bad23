import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { period, t } from '../frame/language.ts';
import { Empty, sentence, Status } from '../frame/parts.tsx';

/** The incidents that changed last, for those who work on them. */
export function LatestIncidents({
  mission,
  incidents,
}: {
  mission: string;
  incidents: Answer<'mission.home'>['latest'];
}): ReactNode {
  if (incidents.length === 0) return <Empty title={t('home.nolatest')}>{t('home.nolatest.how')}</Empty>;
  return (
    <ul className="lines">
      {incidents.map((item) => (
        <li key={item.id}>
          <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.id }}>
            {sentence(item, period(item.occurred))}
          </Link>{' '}
          <Status code={item.status} />
        </li>
      ))}
    </ul>
  );
}
