import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { Numeral } from '../frame/parts.tsx';
import { Trend } from './Trend.tsx';

/** The verified incidents of a period that was released, their survivors, and the quarters before. */
export function QuarterFigures({ home }: { home: Answer<'mission.home'> }): ReactNode {
  return (
    <>
      <h2>{home.period ? t('home.quarter', { quarter: home.period }) : t('home.noquarter')}</h2>
      {home.period ? (
        <div className="numerals">
          <Numeral value={home.verified} label={t('home.verified')} basis={t('home.basis.verified')} />
          <Numeral value={home.survivors} label={t('home.survivors')} basis={t('home.basis.survivors')} />
        </div>
      ) : (
        <p className="quiet">{t('home.begin')}</p>
      )}
      {home.withoutConsent === null ? null : (
        <p className="quiet">{t('noconsent', { n: home.withoutConsent })}</p>
      )}
      {home.trend ? <Trend trend={home.trend} quarters={home.quarters} /> : null}
    </>
  );
}
