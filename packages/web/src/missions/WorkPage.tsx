import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMission } from '../frame/here.ts';
import { day, daysSince, numberOf, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { TourOffer } from '../frame/TourOffer.tsx';
import { Reminders } from '../access/Reminders.tsx';
import { LatestDrafts } from '../records/DraftsPage.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { useWaiting } from './use-waiting.ts';

/** How long the oldest waits; of what has a day by which it is due, that day. */
function ageOf(what: string, oldest: string | null): string {
  if (oldest === null) return '';
  if (what.startsWith('due.')) return t('work.due', { day: day(oldest) });
  return t('work.oldest', { days: daysSince(oldest), day: day(oldest) });
}

/** What waits for whoever reads: a line for each kind of thing, with how many, the age of the oldest and the way there. */
export function WorkPage(): ReactNode {
  const mission = useMission();
  const { items, error } = useWaiting(mission);
  const waiting = items?.filter((item) => item.count > 0);
  return (
    <>
      <Heading title={t('nav.work')} context={t('work.context')} />
      <TourOffer />
      <ProblemNote error={error} />
      {waiting || error ? null : <Skeleton rows={5} />}
      {waiting?.length === 0 ? (
        <>
          <Empty title={t('work.empty')}>{t('work.empty.how')}</Empty>
          <FirstSteps />
        </>
      ) : null}
      {waiting && waiting.length > 0 ? (
        <ul className="lines work">
          {waiting.map(({ what, count, more, label, path, search, oldest }) => (
            <li key={what}>
              {/* a path of an area's door: offer.test.ts holds it to the pages, where the compiler cannot */}
              <Link to={`/m/${mission}/${path}` as string} search={search ?? {}}>
                <strong>{numberOf(count, more)}</strong> {t(label)}
              </Link>
              <span className="quiet">{ageOf(what, oldest)}</span>
              {what === 'drafts' ? <LatestDrafts /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <Reminders />
    </>
  );
}
