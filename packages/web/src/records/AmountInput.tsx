import type { FieldValue, Money } from '@openmara/core/records/fields';
import { type ReactNode, useState } from 'react';
import { t } from '../frame/language.ts';
import { type InputProps, told } from './FieldInput.tsx';
import { readNumber } from './read-input.ts';

const written = (value: FieldValue | undefined): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';

/** A number with what it counts. */
export function AmountInput(props: InputProps & { unit: string }): ReactNode {
  const [text, setText] = useState(written(props.value));
  return (
    <div className="amount">
      <input
        type="text"
        inputMode="decimal"
        {...told(props)}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          props.onSay(readNumber(event.target.value));
        }}
      />
      <span>{props.unit}</span>
    </div>
  );
}

/** Currencies that the offices pay in, offered while one writes; any other is written as well. */
const USUAL = ['USD', 'EUR', 'CDF', 'XAF', 'XOF', 'SSP', 'SDG', 'SOS', 'ETB', 'KES', 'UGX', 'GBP', 'CHF'];

/** An amount and its currency. */
export function MoneyInput(props: Omit<InputProps, 'value'> & { value: Money | null }): ReactNode {
  const [amount, setAmount] = useState(written(props.value?.amount));
  const [currency, setCurrency] = useState(props.value?.currency ?? 'USD');
  const say = (nextAmount: string, nextCurrency: string): void => {
    setAmount(nextAmount);
    setCurrency(nextCurrency);
    const number = readNumber(nextAmount);
    // A text in place of a number is kept like one; the answer says that it cannot be read.
    props.onSay(number === null ? null : ({ amount: number, currency: nextCurrency } as Money));
  };
  return (
    <div className="amount">
      <input
        type="text"
        inputMode="decimal"
        {...told({ ...props, value: null })}
        value={amount}
        onChange={(event) => say(event.target.value, currency)}
      />
      <input
        type="text"
        className="currency"
        list={`${props.id}-currencies`}
        maxLength={3}
        aria-label={t('record.currency')}
        value={currency}
        onChange={(event) => say(amount, event.target.value.toUpperCase())}
      />
      <datalist id={`${props.id}-currencies`}>
        {USUAL.map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </div>
  );
}
