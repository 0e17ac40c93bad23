/** What every form with a draft does: it asks what was kept, keeps while it is open, and says how much is safe. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { ask } from '../frame/api.ts';
import { clock, t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { DraftKeeper } from './draft.ts';

/** What is kept of the form, after what this page was still keeping has arrived. */
export const useKept = (mission: string, form: string, recordId: string | null) =>
  useQuery({
    queryKey: ['drafts', mission, form, recordId],
    queryFn: async () => {
      await DraftKeeper.latest;
      const { items } = await ask('draft.list', { mission, form });
      return items.find((draft) => draft.recordId === recordId) ?? null;
    },
    staleTime: 0,
    gcTime: 0,
    refetchOnReconnect: false,
  });

/** Keeps the draft while the form is open, at once when its page is closed or left, and says so on the next page. */
export function useKeeping(keeper: DraftKeeper): void {
  useEffect(() => {
    const here = window.location.pathname;
    const search = Object.fromEntries(new URLSearchParams(window.location.search));
    const closing = (): void => void keeper.flush(true);
    const hidden = (): void => (document.visibilityState === 'hidden' ? closing() : undefined);
    window.addEventListener('pagehide', closing);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', closing);
      document.removeEventListener('visibilitychange', hidden);
      if (!keeper.holds) return;
      void keeper.flush();
      if (window.location.pathname !== here)
        notify(t('draft.left'), { to: here, search, label: t('draft.back-to-it') });
    };
  }, [keeper]);
}

/** How much of what is written is safe, said quietly where the form is sent. */
export function KeptLine({ keeper }: { keeper: DraftKeeper }): ReactNode {
  const kept = useSyncExternalStore(keeper.subscribe, keeper.state);
  return (
    <span className={kept.is === 'failed' ? 'kept failed' : 'kept'} role="status">
      {kept.is === 'kept' ? t('draft.kept', { at: clock(kept.at) }) : null}
      {kept.is === 'keeping' ? t('draft.keeping') : null}
      {kept.is === 'failed' ? t('draft.failed') : null}
    </span>
  );
}
