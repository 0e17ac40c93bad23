import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';

/** The neutral page after leaving: nothing of what was seen remains on it. */
export const LeavePage = (): ReactNode => (
  <main className="door">
    <h1>{t('left.title')}</h1>
    <p className="context">{t('left.context')}</p>
    <a href="/">{t('signin.title')}</a>
  </main>
);
