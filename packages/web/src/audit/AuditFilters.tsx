import { type ReactNode, useEffect, useState } from 'react';
import { t, word } from '../frame/language.ts';
import { didWhat } from './in-words.ts';
import { chosen, type Search } from './search.ts';
import { DID, NARROWED } from './words.ts';

type OnChange = (change: Search) => void;

/** Text that is looked for once it is whole: with the Enter key, or when the field is left. */
function Text({
  of,
  value,
  onChange,
}: {
  of: 'person' | 'record';
  value: string;
  onChange: OnChange;
}): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const look = (): void => {
    if (text.trim() !== value) onChange({ [of]: text.trim() });
  };
  return (
    <label>
      {word(NARROWED, of)}
      <input
        type="search"
        name={of}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') look();
        }}
        onBlur={look}
      />
    </label>
  );
}

/** What is looked for now; pressing it takes it away. */
const Chips = ({ search, onChange }: { search: Search; onChange: OnChange }): ReactNode => (
  <p className="chips" aria-live="polite">
    {Object.entries(chosen(search)).map(([key, value]) => {
      const said = key === 'operation' ? didWhat(value) : `${word(NARROWED, key)}: ${value}`;
      return (
        <button
          type="button"
          className="chip"
          key={key}
          onClick={() => onChange({ [key]: '' })}
          aria-label={`${t('audit.remove')} ${said}`}
        >
          {said} ×
        </button>
      );
    })}
  </p>
);

/** The choices above the log. @param onChange is given what changes, an empty text to take a filter away */
export function AuditFilters({ search, onChange }: { search: Search; onChange: OnChange }): ReactNode {
  const operations = [...new Set([...Object.keys(DID), ...(search.operation ? [search.operation] : [])])]
    .map((name) => ({ name, label: didWhat(name) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <>
      <div className="filters" role="search">
        <Text of="person" value={search.person ?? ''} onChange={onChange} />
        <label>
          {t('audit.operation')}
          <select
            name="operation"
            value={search.operation ?? ''}
            onChange={(event) => onChange({ operation: event.target.value })}
          >
            <option value="">{t('audit.any')}</option>
            {operations.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {word(NARROWED, end)}
            <input
              type="date"
              name={end}
              value={search[end] ?? ''}
              onChange={(event) => onChange({ [end]: event.target.value })}
            />
          </label>
        ))}
        <Text of="record" value={search.record ?? ''} onChange={onChange} />
      </div>
      <Chips search={search} onChange={onChange} />
    </>
  );
}
