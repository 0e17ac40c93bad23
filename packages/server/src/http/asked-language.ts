/** The language in which a request wants its answer. */
import { FIRST_LOCALE, isLocale, type Locale, LOCALES } from '@openmara/core/language/languages';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

/** The first language of the house among those that the request asks for: “fr-CA, en;q=0.5” is French. */
export function localeOf(c: Context): Locale {
  const asked = accepts(c, {
    header: 'Accept-Language',
    supports: [...LOCALES],
    default: FIRST_LOCALE,
    match: (all) =>
      all
        .toSorted((one, other) => other.q - one.q)
        .map(({ type }) => type.slice(0, 2).toLowerCase())
        .find(isLocale) ?? FIRST_LOCALE,
  });
  return isLocale(asked) ? asked : FIRST_LOCALE;
}

/** The same where one is asked for at all; else what the account has. @param own of the account */
export const readsIn = (c: Context, own: Locale): Locale =>
  c.req.header('accept-language') === undefined ? own : localeOf(c);
