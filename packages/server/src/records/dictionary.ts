/** The data dictionary of a kind: each field with its label, type, what it needs, its codes and its columns. */
import type { Locale } from '@openmara/core/language/languages';
import { columnsOf, type Field } from '@openmara/core/records/fields';
import { columnName, type Kind } from '@openmara/core/records/kind';
import { codesOf } from '@openmara/core/vocabularies';
import { message } from '../language/messages.ts';

export interface DictionaryEntry {
  readonly field: string;
  readonly label: string;
  readonly guidance: string;
  readonly type: string;
  readonly required: boolean;
  /** Codes of a vocabulary, or the kind that a link leads to. */
  readonly values: string;
  readonly columns: string;
}

export const fieldLabel = (kind: Kind, field: string, locale: Locale): string =>
  message(locale, `${kind.name}.field.${field}`);

function valuesOf(field: Field): string {
  if (field.type === 'choice' || field.type === 'choices') return codesOf(field.of).join(', ');
  if (field.type === 'link') return field.to;
  if (field.type === 'number') return `${field.min} to ${field.max}, ${field.unit}`;
  return field.type === 'text' || field.type === 'longText' ? `at most ${field.max} characters` : '';
}

export const dictionaryOf = (kind: Kind, locale: Locale): DictionaryEntry[] =>
  Object.entries(kind.fields).map(([name, field]) => ({
    field: name,
    label: fieldLabel(kind, name, locale),
    guidance: message(locale, `${kind.name}.guide.${name}`),
    type: field.type,
    required: field.required ?? false,
    values: valuesOf(field),
    columns: columnsOf(field)
      .map(({ suffix }) => `${columnName(name)}${suffix}`)
      .join(', '),
  }));
