import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { numberOf, t } from '../frame/language.ts';
import { useWaiting } from './use-waiting.ts';

/** What waits for whoever reads, from every area's door, each number a way to the page where it is dealt with. */
export function WaitingList({ mission }: { mission: string }): ReactNode {
  const { items = [] } = useWaiting(mission);
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{t('home.waiting')}</h2>
      <ul className="waiting">
        {items.map(({ what, count, more, label, path, search }) => (
          <li key={what}>
            {/* a path of an area's door: offer.test.ts holds it to the pages, where the compiler cannot */}
            <Link to={`/m/${mission}/${path}` as string} search={search ?? {}}>
              <strong>{numberOf(count, more)}</strong> {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
