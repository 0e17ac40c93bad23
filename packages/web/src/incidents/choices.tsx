/** What lists of incidents and reports are narrowed and ordered by. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { locale, t, word } from '../frame/language.ts';
import { useMissionMap } from '../frame/mission-map.ts';
import { FILTER, SORT } from './words.ts';

/** Is given what changes; an empty text takes a filter away. */
export type OnChange = (change: Readonly<Record<string, string>>) => void;
/** A list of parties is asked for once. */
const DIRECTORY = { queryKey: ['parties', 'all'], queryFn: () => ask('party.directory', { limit: 500 }) };
export const useParties = (enabled = true) =>
  useQuery({ ...DIRECTORY, enabled, staleTime: Number.POSITIVE_INFINITY });

/** One of several values, or any. */
export const Select = ({
  label,
  name,
  value,
  options,
  onChange,
}: {
  label: string;
  name: string;
  value: string | undefined;
  options: ReadonlyArray<readonly [string, string]>;
  onChange: OnChange;
}): ReactNode => (
  <label>
    {label}
    <select value={value ?? ''} onChange={(event) => onChange({ [name]: event.target.value })}>
      <option value="">{t('filter.any')}</option>
      {options.map(([code, text]) => (
        <option key={code} value={code}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
/** Words to look for; asked when the reader is done, not at each letter. */
export function SearchField({
  value,
  hint,
  onChange,
}: {
  value: string | undefined;
  hint: string;
  onChange: OnChange;
}): ReactNode {
  const [words, setWords] = useState(value ?? '');
  useEffect(() => setWords(value ?? ''), [value]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onChange({ q: words.trim() });
  };
  return (
    <form role="search" className="list-search" onSubmit={submit}>
      <label>
        {t('filter.q')}
        <input
          type="search"
          value={words}
          minLength={2}
          maxLength={100}
          placeholder={hint}
          onChange={(event) => setWords(event.target.value)}
          onBlur={() => {
            if (words.trim().length !== 1 && words.trim() !== (value ?? '')) onChange({ q: words.trim() });
          }}
        />
      </label>
    </form>
  );
}
/** The first-level areas. @param name the filter that takes the area's id */
export function AreaChoice({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string | undefined;
  onChange: OnChange;
}): ReactNode {
  const areas = useMissionMap(useMission()).data?.areas ?? [];
  const options = areas
    .map(({ id, label }): readonly [string, string] => [id, label])
    .sort(([, one], [, other]) => one.localeCompare(other, locale()));
  return (
    <Select label={word(FILTER, 'adm1')} name={name} value={value} options={options} onChange={onChange} />
  );
}
export function PartyChoice({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: OnChange;
}): ReactNode {
  const parties = useParties().data?.items ?? [];
  return (
    <Select
      label={word(FILTER, 'party')}
      name="party"
      value={value}
      options={parties.map(({ id, name }) => [id, name])}
      onChange={onChange}
    />
  );
}
/** The first and the last day. */
export const DayChoices = ({
  from,
  to,
  onChange,
}: {
  from: string | undefined;
  to: string | undefined;
  onChange: OnChange;
}): ReactNode =>
  Object.entries({ from, to }).map(([end, value]) => (
    <label key={end}>
      {word(FILTER, end)}
      <input type="date" value={value ?? ''} onChange={(event) => onChange({ [end]: event.target.value })} />
    </label>
  ));
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
