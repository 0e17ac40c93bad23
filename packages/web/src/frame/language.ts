/** Messages by Lingui from the catalogues in `locales/`; the page is loaded with one language, the others on demand. */
import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import {
  directionOf,
  FIRST_LOCALE,
  isLocale,
  languageOf,
  type Locale,
} from '@openmara/core/language/languages';
import { labelOf, type VocabularyName } from '@openmara/core/vocabularies';
import { chosenLanguage, settingOf } from './settings.ts';
import catalogues from 'virtual:catalogues';

i18n.setMessagesCompiler(compileMessage);
export function preferredLocale(): Locale {
  const kept = chosenLanguage() ?? navigator.language.slice(0, 2);
  return isLocale(kept) ? kept : FIRST_LOCALE;
}
export async function activateLocale(locale: Locale): Promise<void> {
  const messages = (await catalogues[locale]?.())?.default ?? {};
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}
export const locale = (): Locale => (isLocale(i18n.locale) ? i18n.locale : FIRST_LOCALE);
/** Which digits stand in an Arabic page, by the reader's choice; the other languages have one kind. */
const digits = (): string => (directionOf(locale()) === 'rtl' ? settingOf('digits') : 'latn');
/** Numbers as the reader wants them; a word with Latin letters is a code, and stays as others know it. */
export const inDigits = (text: string): string =>
  digits() === 'arab'
    ? text.replaceAll(/\S+/g, (part) =>
        /[A-Za-z]/.test(part)
          ? part
          : part.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit),
      )
    : text;
/**
 * A text of whatever direction within another: where one reads from the right, it keeps its own order. One that was
 * put together of such texts is in the reader's language: no letter outside them would say so.
 */
export function apart(text: string): string {
  if (directionOf(locale()) !== 'rtl' || text === '') return text;
  return `${text.includes('\u2068') ? '\u2067' : '\u2068'}${text}\u2069`;
}
/** What fills the places of a message: a text has its own direction, a number the digits of the reader. */
const filled = (message: unknown, values: Record<string, string | number>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([place, value]) => {
      if (typeof value === 'string') return [place, apart(value)];
      // By the number itself the message chooses its words.
      return [place, typeof message === 'string' && message.includes(`{${place},`) ? value : count(value)];
    }),
  );
/** The message of the catalogue; values fill its places, each of its own direction. */
export const t = (id: string, values?: Record<string, string | number>): string =>
  inDigits(i18n._(id, values && filled(i18n.messages[id], values)));
/** The label of a term of a vocabulary; the code itself where the list does not know it. */
export const labelled = (list: VocabularyName, code: string): string =>
  inDigits(labelOf(list, code, locale()));
/**
 * The word for a code of a closed list.
 * @param table made by `messagesFor`; a code that it does not know is shown as it is, so that nothing is hidden
 * @param values fill the places of the message
 */
export function word(
  table: Readonly<Record<string, string>>,
  code: string,
  values?: Record<string, string | number>,
): string {
  const id = table[code];
  return id === undefined ? code : t(id, values);
}
/** Several, one after the other. */
export const listed = (items: readonly string[]): string => items.map(apart).join(t('list.comma'));
const dates = (): string => languageOf(locale()).dates;
/** A day in the reader's language. */
export const day = (iso: string | null): string =>
  iso
    ? new Intl.DateTimeFormat(dates(), {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
        numberingSystem: digits(),
      }).format(new Date(iso))
    : t('date.unknown');
export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(dates(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
    numberingSystem: digits(),
  }).format(new Date(iso));
/** A period in the words of its precision. */
export function period(value: { from: string | null; to: string | null; precision: string }): string {
  if (!value.from || !value.to) return t('date.unknown');
  const formatted = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(dates(), {
      timeZone: 'UTC',
      numberingSystem: digits(),
      ...options,
    }).format(new Date(value.from ?? ''));
  if (value.precision === 'exact') return day(value.from);
  if (value.precision === 'month') return formatted({ month: 'long', year: 'numeric' });
  if (value.precision === 'year') return formatted({ year: 'numeric' });
  if (value.precision === 'quarter')
    return t('date.quarter', {
      quarter: Math.ceil(Number(value.from.slice(5, 7)) / 3),
      year: value.from.slice(0, 4),
    });
  return t('date.between', { from: day(value.from), to: day(value.to) });
}
/** An amount with the code of its currency, which reads alike in every language. */
export const money = (amount: number, currency: string): string =>
  `${new Intl.NumberFormat(dates(), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    numberingSystem: digits(),
  }).format(amount)} ${currency}`;
/** The time of the day, without a date, where the moment is of today. */
export const clock = (iso: string): string =>
  iso.slice(0, 10) === new Date().toISOString().slice(0, 10)
    ? new Intl.DateTimeFormat(dates(), {
        timeStyle: 'short',
        timeZone: 'UTC',
        numberingSystem: digits(),
      }).format(new Date(iso))
    : moment(iso);
export const count = (value: number | null): string =>
  value === null ? '–' : new Intl.NumberFormat(dates(), { numberingSystem: digits() }).format(value);

/** A number, or that there are more than it. */
export const numberOf = (value: number, more: boolean): string =>
  more ? t('count.more', { count: count(value) }) : count(value);

/** Whole days from a day or moment until today, in UTC as the days of the register are. */
export const daysSince = (iso: string): number =>
  Math.floor((Date.now() - Date.parse(iso.slice(0, 10))) / 86_400_000);

/** How long something waits, and since when. */
export const age = (iso: string): string =>
  daysSince(iso) === 0 ? t('age.today') : t('age', { days: daysSince(iso), day: day(iso.slice(0, 10)) });
