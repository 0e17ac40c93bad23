import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { t } from '../frame/language.ts';

/** The periods of releases, quarters before what is made of them where they end together; what was not released says so. */
export function PeriodChoice({
  shown,
  periods,
  onChoose,
}: {
  shown: string | null;
  periods: Answer<'mission.home'>['periods'];
  onChoose: (period: string) => void;
}): ReactNode {
  if (!periods.some(({ released }) => released)) return null;
  return (
    <div className="filters">
      <label>
        {t('home.choose')}
        <select dir="ltr" value={shown ?? ''} onChange={(event) => onChoose(event.target.value)}>
          {shown === null ? <option value="">–</option> : null}
          {periods.map(({ period, released }) => (
            <option key={period} value={period} disabled={!released}>
              {released ? period : t('home.choose.not', { period })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
