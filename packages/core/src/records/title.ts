/** How a record is named where its sentence has no room: in a link, a reminder, a file. */
import type { Locale } from '../language/languages.ts';
import { labelOf } from '../vocabularies.ts';
import { type Field, type FieldValue, isSaid, type PeriodValue, type Values } from './fields.ts';
import type { Kind } from './kind.ts';

/** Names of what records refer to (places, parties, accounts, records), by their id. */
export type Names = Readonly<Record<string, string>>;

/** A value in words. @param names of what is referred to; an unknown one is left as a dash */
export function inWords(field: Field, value: FieldValue | undefined, names: Names, locale: Locale): string {
  if (value === undefined || value === null || !isSaid(value)) return '';
  const named = (id: string): string => names[id] ?? '—';
  if (typeof value === 'boolean') return labelOf('answer', value ? 'yes' : 'no', locale);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (field.type === 'choice') return labelOf(field.of, value, locale);
    return REFERENCES.has(field.type) ? named(value) : value;
  }
  if ('amount' in value) return `${value.amount.toFixed(2)} ${value.currency}`;
  if ('precision' in value) return periodInWords(value);
  const word = (part: string): string =>
    field.type === 'choices' ? labelOf(field.of, part, locale) : named(part);
  return value.map(word).join(', ');
}
const REFERENCES: ReadonlySet<Field['type']> = new Set(['place', 'party', 'account', 'link']);
/** The same text in every language, because files bring it back; pages have words of their own. */
const periodInWords = ({ from, to, precision }: PeriodValue): string =>
  from === to && precision === 'exact' ? (from ?? '') : `${from} – ${to} (${precision})`;

/** The title fields that say something, joined by a middle dot. */
export const titleOf = (kind: Kind, values: Values, names: Names, locale: Locale): string =>
  kind.title
    .map((name) => {
      const field = kind.fields[name];
      return field ? inWords(field, values[name], names, locale) : '';
    })
    .filter((part) => part !== '')
    .join(' · ');
