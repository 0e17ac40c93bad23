import type { ReactNode } from 'react';
import { useMission } from '../frame/here.ts';
import { day, labelled, t, word } from '../frame/language.ts';
import { useMissionMap } from '../frame/mission-map.ts';
import { type OnChange, useParties } from './choices.tsx';
import { narrowing } from './filter.ts';
import { countedInWords } from '../analysis/counted-in-words.ts';
import { useColleagues } from './Responsible.tsx';
import { CONSENT, FILTER, RESPONSIBLE, YES_NO } from './words.ts';

/** What each chosen filter says; pressing it takes it away. */
export function Chips({
  filter,
  onChange,
}: {
  filter: Readonly<Record<string, string | undefined>>;
  onChange: OnChange;
}): ReactNode {
  const mission = useMission();
  const place = filter['adm1'] ?? filter['place'];
  const { data: map } = useMissionMap(mission, Boolean(place));
  const { data: parties } = useParties(Boolean(filter['party']));
  const { data: colleagues } = useColleagues(Boolean(filter['responsible']));
  const valueOf = (key: string, value: string): string => {
    if (key === 'adm1' || key === 'place') return map?.areas.find(({ id }) => id === value)?.label ?? '…';
    if (key === 'party') return parties?.items.find(({ id }) => id === value)?.name ?? '…';
    if (key === 'responsible')
      return value in RESPONSIBLE
        ? word(RESPONSIBLE, value)
        : (colleagues?.items.find(({ id }) => id === value)?.name ?? '…');
    if (key === 'from' || key === 'to') return day(value);
    if (key === 'q') return t('filter.words', { words: value });
    if (key === 'consent' && value === 'unasked') return word(CONSENT, value);
    return word(YES_NO, value);
  };
  const said = (key: string, value: string): string => {
    if (key === 'status' || key === 'form') return labelled(key, value);
    if (key === 'joined') return value === 'no' ? t('filter.unjoined') : t('filter.isjoined');
    if (key === 'late') return word(FILTER, key);
    if (key === 'counted') return countedInWords(value);
    return `${word(FILTER, key)} ${valueOf(key, value)}`;
  };
  return (
    <p className="chips" aria-live="polite">
      {narrowing(filter).map(([key, value]) => (
        <button
          type="button"
          className="chip"
          key={key}
          onClick={() => onChange({ [key]: '' })}
          aria-label={`${t('filter.remove')} ${said(key, value)}`}
        >
          {said(key, value)} ×
        </button>
      ))}
    </p>
  );
}
