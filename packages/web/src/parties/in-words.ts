import { day, t } from '../frame/language.ts';

/** From when to when it was so, as far as that is known; empty where it always is. */
export const term = ({ since, until }: { since: string | null; until: string | null }): string =>
  since && until
    ? t('date.between', { from: day(since), to: day(until) })
    : since
      ? t('party.since', { day: day(since) })
      : until
        ? t('party.until', { day: day(until) })
        : '';
