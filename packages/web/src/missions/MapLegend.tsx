import type { ReactNode } from 'react';
import { t, word } from '../frame/language.ts';
import { type AreaOnMap, stepsOn } from './map-signs.ts';
import { LEGEND } from './words.ts';

const Sign = ({ look, children }: { look: string; children: string }): ReactNode => (
  <li>
    <svg width="22" height="14" viewBox="-1 -1 22 14" aria-hidden="true">
      <path className={look} d={look === 'disputed' ? 'M0,6H20' : 'M0,0H20V12H0Z'} />
    </svg>
    {children}
  </li>
);

/** The signs that stand on this map and no others. @param disputed whether a line of it is not settled */
export function MapLegend({
  areas,
  disputed,
}: {
  areas: readonly AreaOnMap[];
  disputed: boolean;
}): ReactNode {
  const states = (['none', 'withheld', 'unheard'] as const).filter((state) =>
    areas.some((area) => area.state === state),
  );
  return (
    <ul className="legend">
      {stepsOn(areas).map(({ look, from, to }) => (
        <Sign key={look} look={look}>
          {t('map.range', { numbers: from === to ? String(from) : `${from}–${to}` })}
        </Sign>
      ))}
      {states.map((state) => (
        <Sign key={state} look={state}>
          {word(LEGEND, state)}
        </Sign>
      ))}
      {disputed ? <Sign look="disputed">{t('map.disputed')}</Sign> : null}
    </ul>
  );
}
