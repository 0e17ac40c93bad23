import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, t } from '../frame/language.ts';

/** What waits for the working group, each number a way to the records behind it. */
export function Waiting({
  mission,
  waiting,
}: {
  mission: string;
  waiting: NonNullable<Answer<'mission.home'>['waiting']>;
}): ReactNode {
  return (
    <section>
      <h2>{t('home.waiting')}</h2>
      <ul className="waiting">
        <li>
          <Link to="/m/$mission/reports" params={{ mission }} search={{ joined: 'no' }}>
            <strong>{count(waiting.unjoined)}</strong> {t('home.unjoined')}
          </Link>
        </li>
        <li>
          <Link to="/m/$mission/incidents" params={{ mission }} search={{ status: 'reported' }}>
            <strong>{count(waiting.reported)}</strong> {t('home.reported')}
          </Link>
        </li>
        <li>
          <Link to="/m/$mission/incidents" params={{ mission }} search={{ status: 'under_verification' }}>
            <strong>{count(waiting.underVerification)}</strong> {t('home.under')}
          </Link>
        </li>
      </ul>
    </section>
  );
}
