/** What waits for whoever reads, from every area's door, each with the page where it is dealt with. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { count, t } from '../frame/language.ts';

const PLACES: Readonly<Record<string, { label: string; page: string; search?: Record<string, string> }>> = {
  reports_unjoined: { label: 'home.unjoined', page: 'reports', search: { joined: 'no' } },
  incidents_reported: { label: 'home.reported', page: 'incidents', search: { status: 'reported' } },
  incidents_under_verification: {
    label: 'home.under',
    page: 'incidents',
    search: { status: 'under_verification' },
  },
};

export function WaitingList({ mission }: { mission: string }): ReactNode {
  const waits = useQuery({
    queryKey: ['waits', mission],
    queryFn: () => ask('mission.what-waits', { mission }),
  });
  const items = (waits.data?.items ?? []).flatMap(({ what, count: number }) => {
    const place = PLACES[what];
    return place ? [{ what, number, ...place }] : [];
  });
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{t('home.waiting')}</h2>
      <ul className="waiting">
        {items.map(({ what, number, label, page, search }) => (
          <li key={what}>
            <Link to={`/m/${mission}/${page}`} search={search ?? {}}>
              <strong>{count(number)}</strong> {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
