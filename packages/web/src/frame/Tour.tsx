import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import tour from 'virtual:tour';
import { command } from './api.ts';
import { useMay, useMission } from './here.ts';
import { inDigits, locale, t } from './language.ts';
import { stopAt, type Stop, stopsFor } from './tour.ts';

/** What is said at each stop, in the language of the page; brought with the tour and not before. */
const useWords = (): Readonly<Record<string, string>> =>
  useQuery({
    queryKey: ['tour', locale()],
    queryFn: async () => (await tour[locale()]?.())?.default ?? {},
    staleTime: Number.POSITIVE_INFINITY,
  }).data ?? {};

/** Opens the page of a stop, and takes the focus to what is said of it. */
function useArrival(stop: Stop | undefined, ready: boolean) {
  const mission = useMission();
  const navigate = useNavigate();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!stop || !ready) return;
    // a path of a door: tour.test.ts holds it to the pages, where the compiler cannot
    void navigate({ to: `/m/${mission}/${stop.path}` as string, search: stop.search ?? {} });
    said.current?.focus();
  }, [stop?.code, ready]);
  return said;
}

/** One stop over the page that it is about: a sentence or two, on, back, and out by a button or Escape. */
export function Tour({ at }: { at: number }): ReactNode {
  const client = useQueryClient();
  const stops = stopsFor(useMay());
  const words = useWords();
  const stop = stops[at];
  const text = words[stop?.code ?? ''];
  const said = useArrival(stop, text !== undefined);
  const leave = (): void => {
    stopAt(null);
    document.getElementById('content')?.focus();
    void command('access.end-tour', {}).then(() => client.invalidateQueries({ queryKey: ['me'] }));
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave();
  };
  if (!stop || text === undefined) return null;
  const last = at === stops.length - 1;
  return (
    <section className="note tour" aria-label={t('tour')} onKeyDown={pressed}>
      <p ref={said} tabIndex={-1}>
        <small>{t('tour.at', { n: at + 1, of: stops.length })}</small> {inDigits(text)}
      </p>
      <div className="ways">
        {at > 0 ? (
          <button type="button" className="quiet-button" onClick={() => stopAt(at - 1)}>
            {t('tour.back')}
          </button>
        ) : null}
        <button type="button" onClick={() => (last ? leave() : stopAt(at + 1))}>
          {last ? t('tour.done') : t('tour.next')}
        </button>
        {last ? null : (
          <button type="button" className="quiet-button" onClick={leave}>
            {t('tour.leave')}
          </button>
        )}
      </div>
    </section>
  );
}
