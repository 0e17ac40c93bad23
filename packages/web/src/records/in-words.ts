/** Values and records in the reader's language. */
import {
  type Field,
  type FieldValue,
  isSaid,
  type Money,
  type PeriodValue,
  type Values,
} from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import { inWords, type Names } from '@openmara/core/records/title';
import { count, day, inDigits, labelled, listed, locale, money, period, t, word } from '../frame/language.ts';
import { sentenceWords, wordsOf } from './words.ts';

/** A value as a person says it; an empty text where nothing is said. */
export function valueInWords(kind: Kind, name: string, value: FieldValue | undefined, names: Names): string {
  const field: Field | undefined = kind.fields[name];
  if (!field || value === undefined || !isSaid(value)) return '';
  switch (field.type) {
    case 'day':
      return typeof value === 'string' ? day(value) : '';
    case 'period':
      return period(value as PeriodValue);
    case 'yesNo':
      return value === true ? t('record.yes') : t('record.no');
    case 'number':
      return `${count(Number(value))} ${word(wordsOf(kind).unit, name)}`;
    case 'money': {
      const { amount, currency } = value as Money;
      return money(amount, currency);
    }
    case 'choices':
      return listed((value as readonly string[]).map((code) => labelled(field.of, code)));
    case 'places':
      return listed((value as readonly string[]).map((id) => names[id] ?? '—'));
    default:
      return inDigits(inWords(field, value, names, locale()));
  }
}

/** What is said in the reader's language, where a field of its own says it, in the place of what is said in another. */
const asRead = (kind: Kind, values: Values): Values => ({
  ...values,
  ...Object.fromEntries(
    Object.entries(kind.readAs ?? {}).flatMap(([name, other]) => {
      const said = values[other(locale())];
      return said !== undefined && isSaid(said) ? [[name, said]] : [];
    }),
  ),
});

/** The sentence that the record reads as. */
export function sentenceOf(kind: Kind, recorded: Values, names: Names): string {
  const values = asRead(kind, recorded);
  const variant = kind.sentence(values);
  const places = Object.keys(kind.fields).map((name): [string, string] => [
    name,
    valueInWords(kind, name, values[name], names),
  ]);
  return word(sentenceWords(kind, variant), variant, Object.fromEntries(places));
}
