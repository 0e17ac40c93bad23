/** How a record is named where its sentence has no room: in a link, a reminder, a file. */
import type { Locale } from '../language/languages.ts';
import { labelOf } from '../vocabularies.ts';
import { type Field, isSaid, type FieldValue, type Values } from './fields.ts';
import type { Kind } from './kind.ts';

/** Names of what records refer to (places, parties, accounts, records), by their id. */
export type Names = Readonly<Record<string, string>>;

/** A value in words. @param names of what is referred to; an unknown one is left as a dash */
export function inWords(field: Field, value: FieldValue | undefined, names: Names, locale: Locale): string {
  if (value === undefined || !isSaid(value)) return '';
  switch (field.type) {
    case 'choice':
      return labelOf(field.of, String(value), locale);
    case 'choices':
      return (value as readonly string[]).map((code) => labelOf(field.of, code, locale)).join(', ');
    case 'place':
    case 'party':
    case 'account':
    case 'link':
      return names[String(value)] ?? '—';
    case 'places':
      return (value as readonly string[]).map((id) => names[id] ?? '—').join(', ');
    case 'yesNo':
      return labelOf('answer', value === true ? 'yes' : 'no', locale);
    case 'money': {
      const { amount, currency } = value as { amount: number; currency: string };
      return `${amount.toFixed(2)} ${currency}`;
    }
    case 'period': {
      const { from, to, precision } = value as { from: string; to: string; precision: string };
      return from === to && precision === 'exact' ? from : `${from} – ${to} (${precision})`;
    }
    default:
      return String(value);
  }
}

/** The title fields that say something, joined by a middle dot. */
export const titleOf = (kind: Kind, values: Values, names: Names, locale: Locale): string =>
  kind.title
    .map((name) => {
      const field = kind.fields[name];
      return field ? inWords(field, values[name], names, locale) : '';
    })
    .filter((part) => part !== '')
    .join(' · ');
