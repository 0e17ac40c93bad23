import { labelOf, VOCABULARIES } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { useMission } from '../frame/here.ts';
import { locale, t, word } from '../frame/language.ts';
import { useMissionMap } from '../frame/mission-map.ts';
import { type IncidentFilter, narrowing } from './filter.ts';
import { FILTER, SORT } from './words.ts';

type OnChange = (change: IncidentFilter) => void;

const Choice = ({
  list,
  value,
  label,
  onChange,
}: {
  list: 'status' | 'form';
  value: string;
  label: string;
  onChange: OnChange;
}): ReactNode => (
  <label>
    {label}
    <select value={value} onChange={(event) => onChange({ [list]: event.target.value })}>
      <option value="">{t('filter.any')}</option>
      {VOCABULARIES[list].map((term) => (
        <option key={term.code} value={term.code}>
          {term.label[locale()]}
        </option>
      ))}
    </select>
  </label>
);

/** The order of a list, where its headings do not stand above it. */
export const SortChoice = ({
  orders,
  value,
  onChange,
}: {
  orders: readonly string[];
  value: string | undefined;
  onChange: OnChange;
}): ReactNode => (
  <label className="sort-choice">
    {t('sort')}
    <select value={value ?? orders[0]} onChange={(event) => onChange({ sort: event.target.value })}>
      {orders.map((order) => (
        <option key={order} value={order}>
          {word(SORT, order)}
        </option>
      ))}
    </select>
  </label>
);

/** What each chosen filter says; pressing it takes it away. */
function Chips({ filter, onChange }: { filter: IncidentFilter; onChange: OnChange }): ReactNode {
  const mission = useMission();
  const { data: map } = useMissionMap(mission, Boolean(filter.adm1));
  const area = map?.areas.find(({ id }) => id === filter.adm1)?.label;
  const said = (key: string, value: string): string => {
    if (key === 'status' || key === 'form') return labelOf(key, value, locale());
    return `${word(FILTER, key)} ${key === 'adm1' ? (area ?? value) : value}`;
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

/** The choices above the list of incidents. @param onChange is given what changes, an empty text to take a filter away */
export function IncidentFilters({
  filter,
  onChange,
}: {
  filter: IncidentFilter;
  onChange: OnChange;
}): ReactNode {
  return (
    <>
      <div className="filters">
        <Choice list="status" label={t('column.state')} value={filter.status ?? ''} onChange={onChange} />
        <Choice list="form" label={t('filter.form')} value={filter.form ?? ''} onChange={onChange} />
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {word(FILTER, end)}
            <input
              type="date"
              value={filter[end] ?? ''}
              onChange={(event) => onChange({ [end]: event.target.value })}
            />
          </label>
        ))}
        <SortChoice
          orders={['latest', 'earliest', 'reference', 'reference-back']}
          value={filter.sort}
          onChange={onChange}
        />
      </div>
      <Chips filter={filter} onChange={onChange} />
    </>
  );
}
