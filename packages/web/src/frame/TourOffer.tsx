import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { command } from './api.ts';
import { useMay, useMe } from './here.ts';
import { t } from './language.ts';
import { onTour, stopAt, stopsFor, tourAt } from './tour.ts';

/** Offers a newcomer the tour of the demonstration, until it was taken or refused; in a real installation never. */
export function TourOffer(): ReactNode {
  const client = useQueryClient();
  const me = useMe();
  const stops = stopsFor(useMay());
  const at = useSyncExternalStore(onTour, tourAt);
  if (!me.data?.tour || at !== null) return null;
  const refuse = (): void =>
    void command('access.end-tour', {}).then(() => client.invalidateQueries({ queryKey: ['me'] }));
  return (
    <section className="note tour" aria-label={t('tour')}>
      <p>{t('tour.offer', { n: stops.length })}</p>
      <div className="ways">
        <button type="button" onClick={() => stopAt(0)}>
          {t('tour.take')}
        </button>
        <button type="button" className="quiet-button" onClick={refuse}>
          {t('tour.no')}
        </button>
      </div>
    </section>
  );
}
