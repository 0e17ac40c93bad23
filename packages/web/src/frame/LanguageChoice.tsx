import { isLocale, LANGUAGES } from '@openmara/core/language/languages';
import type { ReactNode } from 'react';
import { activateLocale, locale, t } from './language.ts';
import { choose } from './settings.ts';

/** The languages of the house, each by its own name; choosing one draws the page anew. */
export function LanguageChoice(): ReactNode {
  const take = async (value: string): Promise<void> => {
    if (!isLocale(value)) return;
    choose('language', value);
    await activateLocale(value);
    window.dispatchEvent(new Event('language'));
  };
  return (
    <label className="language">
      <span className="visually-hidden">{t('language')}</span>
      <select value={locale()} onChange={(event) => void take(event.target.value)}>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
