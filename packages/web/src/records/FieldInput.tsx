/** The input of a field by its type: the browser's own wherever it has one. */
import type { Field, FieldValue, Money, PeriodValue } from '@openmara/core/records/fields';
import type { Names } from '@openmara/core/records/title';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { inDigits, locale, t, word } from '../frame/language.ts';
import { AmountInput, MoneyInput } from './AmountInput.tsx';
import type { RecordKind } from './client.ts';
import { KindCombobox } from './Combobox.tsx';
import { OneOf, SomeOf } from './OneOf.tsx';
import { PeriodInput } from './PeriodInput.tsx';
import { wordsOf } from './words.ts';

export interface InputProps {
  readonly id: string;
  readonly label: string;
  readonly value: FieldValue;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onSay: (value: FieldValue, names?: Names) => void;
}
/** What an input says of itself to a screen reader. */
export const told = ({ id, invalid, describedBy }: InputProps) => ({
  id,
  'aria-invalid': invalid || undefined,
  'aria-describedby': describedBy,
});
const textOf = (value: FieldValue): string => (typeof value === 'string' ? value : '');
const listOf = (value: FieldValue): readonly string[] =>
  Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];

type Props = InputProps & {
  readonly kind: RecordKind;
  readonly name: string;
  readonly field: Field;
  readonly names: Names;
};
function Reference({ kind, name, field, names, ...input }: Props): ReactNode {
  const several = field.type === 'places';
  return (
    <KindCombobox
      kind={kind}
      field={name}
      id={input.id}
      label={input.label}
      several={several}
      chosen={listOf(input.value)}
      names={names}
      invalid={input.invalid}
      describedBy={input.describedBy}
      onChange={(ids, chosen) => input.onSay(several ? ids : (ids[0] ?? null), chosen)}
    />
  );
}

/** Yes, no, or nothing said: three answers, and the third is none of the others. */
function YesNo({ value, onSay, ...input }: InputProps): ReactNode {
  const options = [
    { code: 'yes', label: t('record.yes') },
    { code: 'no', label: t('record.no') },
  ];
  return (
    <OneOf
      {...input}
      value={value === true ? 'yes' : value === false ? 'no' : ''}
      options={options}
      required={false}
      onSay={(code) => onSay(code === null ? null : code === 'yes')}
    />
  );
}

/** The input that the type of the field asks for. */
export function FieldInput(props: Props): ReactNode {
  const { kind, name, field, value, onSay } = props;
  switch (field.type) {
    case 'text':
      return (
        <input
          type="text"
          {...told(props)}
          value={textOf(value)}
          onChange={(event) => onSay(event.target.value || null)}
        />
      );
    case 'longText':
      return (
        <textarea
          rows={5}
          {...told(props)}
          value={textOf(value)}
          onChange={(event) => onSay(event.target.value || null)}
        />
      );
    case 'number':
      return <AmountInput {...props} unit={word(wordsOf(kind).unit, name)} />;
    case 'money':
      return <MoneyInput {...props} value={value as Money | null} />;
    case 'day':
      return (
        <input
          type="date"
          {...told(props)}
          value={textOf(value)}
          onChange={(event) => onSay(event.target.value || null)}
        />
      );
    case 'period':
      return <PeriodInput {...props} value={value as PeriodValue | null} />;
    case 'choice':
    case 'choices': {
      const options = VOCABULARIES[field.of].map(({ code, label }) => ({
        code,
        label: inDigits(label[locale()]),
      }));
      return field.type === 'choice' ? (
        <OneOf {...props} value={textOf(value)} options={options} required={field.required ?? false} />
      ) : (
        <SomeOf {...props} value={listOf(value)} options={options} />
      );
    }
    case 'yesNo':
      return <YesNo {...props} />;
    default:
      return <Reference {...props} />;
  }
}
