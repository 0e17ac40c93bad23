import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';
import { type InputProps, told } from './FieldInput.tsx';

export interface Option {
  readonly code: string;
  readonly label: string;
}
/** As many as are read at a glance; more are folded in a list. */
export const FEW = 5;

/** One of a closed list: all in sight where they are few, and always a way to say nothing again. */
export function OneOf(
  props: Omit<InputProps, 'value'> & { value: string; options: readonly Option[]; required: boolean },
): ReactNode {
  const { id, label, value, options, required, onSay } = props;
  if (options.length > FEW)
    return (
      <select {...told({ ...props })} value={value} onChange={(event) => onSay(event.target.value || null)}>
        <option value="">{t('record.not-said')}</option>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
    );
  const all = required ? options : [...options, { code: '', label: t('record.not-said') }];
  return (
    <div className="ticks" role="radiogroup" aria-label={label} aria-describedby={props.describedBy}>
      {all.map((option, at) => (
        <label key={option.code}>
          <input
            type="radio"
            id={at === 0 ? id : undefined}
            name={id}
            checked={value === option.code}
            aria-invalid={props.invalid || undefined}
            onChange={() => onSay(option.code || null)}
          />{' '}
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** Any of a closed list. */
export function SomeOf(
  props: Omit<InputProps, 'value'> & { value: readonly string[]; options: readonly Option[] },
): ReactNode {
  const { id, label, value, options, onSay } = props;
  const toggle = (code: string): void =>
    onSay(options.map((option) => option.code).filter((other) => value.includes(other) !== (other === code)));
  return (
    <div
      className={options.length > 2 * FEW ? 'ticks many' : 'ticks'}
      role="group"
      aria-label={label}
      aria-describedby={props.describedBy}
    >
      {options.map((option, at) => (
        <label key={option.code}>
          <input
            type="checkbox"
            id={at === 0 ? id : undefined}
            checked={value.includes(option.code)}
            onChange={() => toggle(option.code)}
          />{' '}
          {option.label}
        </label>
      ))}
    </div>
  );
}
