/** A search that one chooses from: for places, parties, accounts and other records, by mouse, keys and ear. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Names } from '@openmara/core/records/title';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { type Found, type RecordKind, recordsOf } from './client.ts';

export interface Source {
  readonly key: readonly string[];
  readonly find: (search: string) => Promise<{ readonly items: readonly Found[] }>;
}
interface Props {
  /** Where it looks, under a name of its own. */
  readonly source: Source;
  readonly id: string;
  readonly label: string;
  readonly several: boolean;
  readonly chosen: readonly string[];
  readonly names: Names;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** @param names of what was chosen just now */
  readonly onChange: (ids: readonly string[], names: Names) => void;
}
/** As many as the server looks up at once: there may be more. */
const LOOKED_UP = 20;
/** Milliseconds without a key after which what was typed is looked up. */
const REST = 200;
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** What the words find, without what is chosen already. */
function useFound(
  { source, chosen }: Props,
  words: string,
  open: boolean,
): { items: readonly Found[]; more: boolean; settled: boolean } {
  const search = useRested(words);
  const found = useQuery({
    queryKey: [...source.key, search],
    queryFn: () => source.find(search),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  return {
    items: (found.data?.items ?? []).filter(({ id }) => !chosen.includes(id)),
    more: (found.data?.items.length ?? 0) >= LOOKED_UP,
    settled: search === words && !found.isFetching,
  };
}

/** What is chosen, each with the way to take it out again. */
const Chips = ({ chosen, names, onChange }: Pick<Props, 'chosen' | 'names' | 'onChange'>): ReactNode =>
  chosen.length === 0 ? null : (
    <ul className="chosen">
      {chosen.map((id) => (
        <li key={id}>
          <span>{names[id] ?? '—'}</span>
          <button
            type="button"
            aria-label={t('record.take-out', { name: names[id] ?? '—' })}
            onClick={() =>
              onChange(
                chosen.filter((other) => other !== id),
                {},
              )
            }
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );

/** How the keys move through what was found. @returns null where the key means something else */
function moved(key: string, at: number, last: number): number | null {
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  return null;
}

function useChoosing(props: Props) {
  const { several, chosen, names, onChange } = props;
  const present = several ? '' : (names[chosen[0] ?? ''] ?? '');
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { items, more, settled } = useFound(props, text ?? '', open);
  // Enter may come before the answer: it chooses from what the words find, never from what earlier words found.
  const [entered, setEntered] = useState(false);
  const close = (): void => {
    setEntered(false);
    setOpen(false);
    setText(null);
    setAt(0);
  };
  const choose = (found: Found | undefined): void => {
    if (!found) return;
    onChange(several ? [...chosen, found.id] : [found.id], { [found.id]: found.name });
    close();
  };
  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    choose(items[at]);
  });
  const write = (words: string): void => {
    setEntered(false);
    setText(words);
    setOpen(true);
    setAt(0);
    // Emptied is taken out; a half-written name is a search and changes nothing.
    if (!several && words === '' && chosen.length > 0) onChange([], {});
  };
  const press = (event: KeyboardEvent): void => {
    const next = moved(event.key, at, items.length - 1);
    if (next !== null && !open) setOpen(true);
    else if (next !== null) setAt(next);
    else if (event.key === 'Enter' && open) setEntered(true);
    else if (event.key === 'Escape' && (open || text !== null)) close();
    else return;
    event.preventDefault();
  };
  // What was asked for by Enter is still chosen, though the writer has gone on to the next field.
  const leave = (): void => (entered ? undefined : close());
  return {
    text: text ?? present,
    open,
    at,
    items,
    more,
    settled,
    leave,
    choose,
    write,
    press,
    show: () => setOpen(true),
  };
}

/** How many were found, for the ear; to the eye as well where there are none, or more than are shown. */
const Told = ({ shown, found, more }: { shown: boolean; found: number; more: boolean }): ReactNode => (
  <span role="status" className={shown && (found === 0 || more) ? 'quiet found' : 'visually-hidden'}>
    {!shown
      ? ''
      : found === 0
        ? t('record.none-found')
        : more
          ? t('record.found.first', { n: found })
          : t('record.found', { n: found })}
  </span>
);

/** The field with its list. Typing looks up, arrows move, Enter chooses, Escape gives up. */
export function Combobox(props: Props): ReactNode {
  const { id, label, several, chosen, names, describedBy, invalid, onChange } = props;
  const { text, open, at, items, more, settled, leave, choose, write, press, show } = useChoosing(props);
  const active = open && items[at] ? `${id}-${at}` : undefined;
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className="combobox">
      {several ? <Chips chosen={chosen} names={names} onChange={onChange} /> : null}
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        value={text}
        placeholder={t('record.look-up')}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open && items.length > 0}
        aria-controls={`${id}-found`}
        aria-activedescendant={active}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => write(event.target.value)}
        onKeyDown={press}
        onClick={show}
        onBlur={leave}
      />
      <ul id={`${id}-found`} role="listbox" aria-label={label} hidden={!open || items.length === 0}>
        {(open ? items : []).map((item, index) => (
          <li
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            // Before the field loses the focus and the list with it.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(item);
            }}
          >
            {item.name}
          </li>
        ))}
      </ul>
      <Told shown={open && settled} found={items.length} more={more} />
    </div>
  );
}

/** The field over what a field of a kind may refer to. */
export function KindCombobox({
  kind,
  field,
  ...props
}: Omit<Props, 'source'> & { readonly kind: RecordKind; readonly field: string }): ReactNode {
  const mission = useMission();
  const source: Source = {
    key: ['records', kind.name, mission, 'look-up', field],
    find: (search) => recordsOf(kind, mission).lookUp(field, search),
  };
  return <Combobox {...props} source={source} />;
}
