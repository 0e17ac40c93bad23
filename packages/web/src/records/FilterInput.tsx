/** Narrowing by one field: what it is chosen from, and how the choice reads. */
import type { Field } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import type { Names } from '@openmara/core/records/title';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { day, inDigits, labelled, listed, locale, t, word } from '../frame/language.ts';
import { readList, readRange, writeRange } from './address.ts';
import type { RecordKind } from './client.ts';
import { KindCombobox } from './Combobox.tsx';
import { wordsOf } from './words.ts';

const REFERENCES: ReadonlySet<Field['type']> = new Set(['place', 'places', 'party', 'account', 'link']);
/** Whether its values are ids of something else. */
export const refersTo = (field: Field): boolean => REFERENCES.has(field.type);
const fieldAt = (kind: Kind, key: string): [string, Field | undefined] => {
  const name = key.startsWith('f.') ? key.slice(2) : '';
  return [name, kind.fields[name]];
};

function rangeInWords(text: string, say: (end: string) => string): string {
  const [from, to] = readRange(text);
  if (from && to) return t('date.between', { from: say(from), to: say(to) });
  return from ? t('record.from', { from: say(from) }) : t('record.until', { to: say(to) });
}
/** What is chosen by one field, as a person says it. */
export function chosenInWords(kind: Kind, key: string, text: string, names: Names): string {
  if (key === 'asOf') return t('record.as-of-day', { day: day(text) });
  if (key === 'withdrawn') return t('record.also-withdrawn');
  const words = wordsOf(kind);
  if (key === 'states')
    return `${t('record.state')}: ${listed(readList(text).map((code) => word(words.state, code)))}`;
  const [name, field] = fieldAt(kind, key);
  const label = word(words.field, name);
  switch (field?.type) {
    case 'choice':
    case 'choices':
      return `${label}: ${listed(readList(text).map((code) => labelled(field.of, code)))}`;
    case 'day':
    case 'period':
      return `${label}: ${rangeInWords(text, day)}`;
    case 'number':
    case 'money':
      return `${label}: ${rangeInWords(text, String)}`;
    case 'yesNo':
      return `${label}: ${text === 'yes' ? t('record.yes') : t('record.no')}`;
    case 'text':
    case 'longText':
      return `${label}: ${text}`;
    default: {
      const known = readList(text).flatMap((id) => names[id] ?? []);
      return known.length > 0 ? `${label}: ${listed(known)}` : label;
    }
  }
}

interface InputProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
}
function Ticks({
  value,
  options,
  onChange,
}: InputProps & { options: ReadonlyArray<{ code: string; label: string }> }): ReactNode {
  const chosen = readList(value);
  const toggle = (code: string): void =>
    onChange(
      (chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code]).join(','),
    );
  return (
    <div className="ticks">
      {options.map(({ code, label }) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} /> {label}
        </label>
      ))}
    </div>
  );
}
function Range({ value, type, label, onChange }: InputProps & { type: 'date' | 'number' }): ReactNode {
  const [from, to] = readRange(value);
  return (
    <div className="range">
      <input
        type={type}
        value={from}
        aria-label={`${label}: ${t('record.range.from')}`}
        onChange={(event) => onChange(writeRange(event.target.value, to))}
      />
      <span aria-hidden="true">–</span>
      <input
        type={type}
        value={to}
        aria-label={`${label}: ${t('record.range.to')}`}
        onChange={(event) => onChange(writeRange(from, event.target.value))}
      />
    </div>
  );
}
function Words({ value, label, onChange }: InputProps): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => (text.trim() === value ? undefined : onChange(text.trim())), 300);
    return () => clearTimeout(timer);
  });
  return (
    <input type="text" value={text} aria-label={label} onChange={(event) => setText(event.target.value)} />
  );
}

// Long because every type of field has its case, and each is said where it is looked for.
function InputOf({
  kind,
  at,
  names,
  ...input
}: InputProps & { kind: RecordKind; at: string; names: Names }): ReactNode {
  const [name, field] = fieldAt(kind, at);
  if (at === 'states') {
    const states = Object.keys(kind.states?.all ?? {});
    return (
      <Ticks {...input} options={states.map((code) => ({ code, label: word(wordsOf(kind).state, code) }))} />
    );
  }
  if (at === 'asOf')
    return (
      <input
        type="date"
        value={input.value}
        aria-label={input.label}
        onChange={(event) => input.onChange(event.target.value)}
      />
    );
  if (!field) return null;
  switch (field.type) {
    case 'choice':
    case 'choices':
      return (
        <Ticks
          {...input}
          options={VOCABULARIES[field.of].map(({ code, label }) => ({
            code,
            label: inDigits(label[locale()]),
          }))}
        />
      );
    case 'yesNo':
      return (
        <select
          value={input.value}
          aria-label={input.label}
          onChange={(event) => input.onChange(event.target.value)}
        >
          <option value="">{t('filter.any')}</option>
          <option value="yes">{t('record.yes')}</option>
          <option value="no">{t('record.no')}</option>
        </select>
      );
    case 'day':
    case 'period':
      return <Range {...input} type="date" />;
    case 'number':
    case 'money':
      return <Range {...input} type="number" />;
    case 'text':
    case 'longText':
      return <Words {...input} />;
    default:
      return (
        <KindCombobox
          kind={kind}
          field={name}
          id={`filter-${name}`}
          label={input.label}
          several
          chosen={readList(input.value)}
          names={names}
          onChange={(ids) => input.onChange(ids.join(','))}
        />
      );
  }
}

/** The choice by one field, under the bar until it is closed; what is chosen holds at once. */
export function FilterInput({
  onClose,
  search,
  ...props
}: {
  kind: RecordKind;
  at: string;
  label: string;
  names: Names;
  search: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <fieldset className="narrow-by" ref={box} onKeyDown={pressed}>
      <legend>{props.label}</legend>
      <InputOf {...props} value={search[props.at] ?? ''} />
      <button type="button" className="quiet-button" onClick={onClose}>
        {t('record.done')}
      </button>
    </fieldset>
  );
}
