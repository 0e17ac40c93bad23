/** Messages by Lingui from the catalogues in `locales/`; the page is loaded with one language, the others on demand. */
import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Locale } from '@openmara/core/incidents/vocabularies';

i18n.setMessagesCompiler(compileMessage);
const CATALOGUES: Record<Locale, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('../../../../locales/en.json'),
  fr: () => import('../../../../locales/fr.json'),
  ar: () => import('../../../../locales/ar.json'),
};
export function preferredLocale(): Locale {
  const kept = localStorage.getItem('language') ?? navigator.language.slice(0, 2);
  return kept === 'fr' || kept === 'ar' ? kept : 'en';
}
export async function activateLocale(locale: Locale): Promise<void> {
  i18n.loadAndActivate({ locale, messages: (await CATALOGUES[locale]()).default });
  localStorage.setItem('language', locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr';
}
export const locale = (): Locale => (i18n.locale === 'fr' || i18n.locale === 'ar' ? i18n.locale : 'en');
/** The message of the catalogue; values fill its places. */
export const t = (id: string, values?: Record<string, string | number>): string => i18n._(id, values);
/** British order of the day in English, as the house style has it. */
const FORMAT: Record<Locale, string> = { en: 'en-GB', fr: 'fr', ar: 'ar' };
/** A day in the reader's language. */
export const day = (iso: string | null): string =>
  iso
    ? new Intl.DateTimeFormat(FORMAT[locale()], {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
        numberingSystem: 'latn',
      }).format(new Date(iso))
    : t('date.unknown');
export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(FORMAT[locale()], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  }).format(new Date(iso));
/** A period in the words of its precision. */
export function period(value: { from: string | null; to: string | null; precision: string }): string {
  if (!value.from || !value.to) return t('date.unknown');
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(FORMAT[locale()], {
      timeZone: 'UTC',
      numberingSystem: 'latn',
      ...options,
    }).format(new Date(value.from ?? ''));
  if (value.precision === 'exact') return day(value.from);
  if (value.precision === 'month') return format({ month: 'long', year: 'numeric' });
  if (value.precision === 'year') return format({ year: 'numeric' });
  if (value.precision === 'quarter')
    return t('date.quarter', {
      quarter: Math.ceil(Number(value.from.slice(5, 7)) / 3),
      year: value.from.slice(0, 4),
    });
  return t('date.between', { from: day(value.from), to: day(value.to) });
}
export const count = (value: number | null): string =>
  value === null ? '–' : new Intl.NumberFormat(FORMAT[locale()], { numberingSystem: 'latn' }).format(value);
