/** What narrows a list: a search, one choice of what to narrow by, one of the order, and what is chosen, in words. */
import type { Kind } from '@openmara/core/records/kind';
import { sortableFields } from '@openmara/core/records/sortable';
import type { Names } from '@openmara/core/records/title';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMay } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import { filterKey, filtersIn, type Search } from './address.ts';
import type { RecordKind } from './client.ts';
import { chosenInWords, FilterInput, refersTo } from './FilterInput.tsx';
import { wordsOf } from './words.ts';

interface Props {
  readonly kind: RecordKind;
  readonly search: Search;
  readonly names: Names;
  readonly onShow: (search: Search, replace?: boolean) => void;
}
/** The address without what says nothing; another list begins at its first page. */
const cleaned = ({ after: _, ...search }: Record<string, string>): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));

/** Words looked for in any text of the records; the list follows while one writes. */
function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed by another way, such as back: the box follows, unless somebody is writing in it.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  const changed = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(input.current?.value.trim() ?? ''), 300);
  };
  const submitted = (event: FormEvent): void => {
    event.preventDefault();
    clearTimeout(timer.current);
    onChange(input.current?.value.trim() ?? '');
  };
  return (
    <form role="search" onSubmit={submitted}>
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={value}
        aria-label={t('record.search')}
        placeholder={t('record.search')}
        onChange={changed}
      />
    </form>
  );
}

function OrderChoice({
  kind,
  search,
  onChange,
}: {
  kind: Kind;
  search: Search;
  readonly onChange: (sort: string, order: string) => void;
}): ReactNode {
  const words = wordsOf(kind);
  const value = `${search['sort'] ?? 'recordedAt'} ${search['order'] ?? (search['sort'] ? 'up' : 'down')}`;
  const choose = (chosen: string): void => {
    const [sort = '', order = ''] = chosen.split(' ');
    onChange(
      sort === 'recordedAt' && order === 'down' ? '' : sort,
      sort === 'recordedAt' && order === 'down' ? '' : order,
    );
  };
  return (
    <select aria-label={t('record.order')} value={value} onChange={(event) => choose(event.target.value)}>
      <option value="recordedAt down">{t('record.order.latest')}</option>
      <option value="recordedAt up">{t('record.order.earliest')}</option>
      {sortableFields(kind).map((name) => (
        <optgroup key={name} label={word(words.field, name)}>
          <option value={`${name} up`}>{t('record.order.up', { field: word(words.field, name) })}</option>
          <option value={`${name} down`}>{t('record.order.down', { field: word(words.field, name) })}</option>
        </optgroup>
      ))}
    </select>
  );
}

/** By what a list can be narrowed; to look through references is of those who may write them. */
function useChoices(kind: Kind): Array<{ key: string; label: string }> {
  const may = useMay();
  const words = wordsOf(kind);
  const fields = Object.entries(kind.fields)
    .filter(([, field]) => field.seenWith === undefined || may(field.seenWith))
    .filter(([, field]) => !refersTo(field) || may(kind.writes))
    .map(([name]) => ({ key: filterKey(name), label: word(words.field, name) }));
  return [
    ...(kind.states ? [{ key: 'states', label: t('record.state') }] : []),
    ...fields,
    { key: 'asOf', label: t('record.as-of') },
    { key: 'withdrawn', label: t('record.also-withdrawn') },
  ];
}

/** What is chosen, in words; pressing it takes it away. */
function Chosen({
  kind,
  search,
  names,
  onRemove,
  onEdit,
}: Props & { onRemove: (key: string) => void; onEdit: (key: string) => void }): ReactNode {
  const keys = [
    ...(search['states'] ? ['states'] : []),
    ...filtersIn(kind, search).map(([name]) => filterKey(name)),
    ...(search['asOf'] ? ['asOf'] : []),
    ...(search['withdrawn'] ? ['withdrawn'] : []),
  ];
  if (keys.length === 0) return null;
  return (
    <ul className="chosen" aria-label={t('record.narrowed')}>
      {keys.map((key) => {
        const text = chosenInWords(kind, key, search[key] ?? '', names);
        return (
          <li key={key}>
            <button type="button" onClick={() => onEdit(key)} disabled={key === 'withdrawn'}>
              {text}
            </button>
            <button type="button" onClick={() => onRemove(key)} aria-label={`${t('filter.remove')}: ${text}`}>
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The bar above a list. Nothing stands in it before it is asked for. */
export function Narrowing(props: Props): ReactNode {
  const { kind, search, onShow } = props;
  const [open, setOpen] = useState<string | null>(null);
  const choices = useChoices(kind);
  const set = (change: Record<string, string>): void => onShow(cleaned({ ...search, ...change }), true);
  const choose = (key: string): void => {
    if (key === 'withdrawn') set({ withdrawn: 'yes' });
    else setOpen(key);
  };
  return (
    <section className="narrowing" aria-label={t('record.narrow')}>
      <SearchBox value={search['q'] ?? ''} onChange={(q) => set({ q })} />
      <select aria-label={t('record.narrow')} value="" onChange={(event) => choose(event.target.value)}>
        <option value="">{t('record.narrow')}</option>
        {choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <OrderChoice kind={kind} search={search} onChange={(sort, order) => set({ sort, order })} />
      <Chosen {...props} onRemove={(key) => set({ [key]: '' })} onEdit={setOpen} />
      {open ? (
        <FilterInput
          key={open}
          {...props}
          at={open}
          label={choices.find(({ key }) => key === open)?.label ?? ''}
          onChange={(value) => set({ [open]: value })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </section>
  );
}
