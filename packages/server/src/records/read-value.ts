/** A cell of a file as the value of a field: codes or labels in any language, names, days and amounts as people write them. */
import { lookUp } from '@openmara/core/exchange/lexicon';
import { parsePeriod } from '@openmara/core/incidents/parse-period';
import { fold } from '@openmara/core/language/fold';
import { LOCALES } from '@openmara/core/language/languages';
import { type Field, type FieldValue, type PeriodValue, schemaOf } from '@openmara/core/records/fields';
import { VOCABULARIES, type VocabularyName } from '@openmara/core/vocabularies';
import { numberOf, wholeOf } from '../exchange/read-cells.ts';
import type { FieldRow } from '../exchange/read-rows.ts';

/** What a file's names are looked up with. */
export interface Lookups {
  place(name: string): string | null;
  party(name: string): string | null;
  account(name: string): string | null;
  link(kind: string, key: string): string | null;
}
export interface ReadValue {
  readonly value: FieldValue;
  /** Why the cell cannot be read; nothing is invented for it. */
  readonly refusal?: string;
}

function termOf(list: VocabularyName, text: string): string | null {
  const wanted = fold(text);
  const found = VOCABULARIES[list].find(
    (term) => fold(term.code) === wanted || LOCALES.some((locale) => fold(term.label[locale]) === wanted),
  );
  return found?.code ?? null;
}
const parts = (text: string): string[] =>
  text
    .split(/[;,|،؛\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** "1,200.50 USD", "USD 1200" */
function moneyOf(text: string): FieldValue {
  const currency = /[A-Z]{3}/.exec(text)?.[0];
  const digits = text
    .replace(/[A-Z]{3}/, '')
    .replaceAll(/[\s’']/g, '')
    .replaceAll(/,(?=\d{3}(\D|$))/g, '');
  const amount = numberOf(digits);
  return currency && amount !== null ? { amount, currency } : null;
}

/** A period as an export writes it: first and last day with the precision. */
function exportedPeriod(text: string): FieldValue {
  const [, from, to, precision] = /^(\d{4}-\d\d-\d\d) – (\d{4}-\d\d-\d\d) \((\w+)\)$/.exec(text) ?? [];
  return from && to ? { from, to, precision: precision as PeriodValue['precision'] } : null;
}

const REASONS: Readonly<Record<Field['type'], string>> = {
  text: 'The text is too long.',
  longText: 'The text is too long.',
  number: 'This is no number that fits here.',
  money: 'Write an amount with its currency, as 1200 USD.',
  day: 'Write a day as YYYY-MM-DD.',
  period: 'This cannot be read as a date. Write YYYY-MM-DD, or a month such as Aug 2016.',
  choice: 'This is not one of the words of its list.',
  choices: 'One of these is not a word of its list.',
  yesNo: 'Write yes or no.',
  place: 'This place is not in the gazetteer.',
  places: 'One of these places is not in the gazetteer.',
  party: 'This party is not known by that name.',
  account: 'There is no account with that e-mail address.',
  link: 'There is no record with that key.',
};

function valueOf(field: Field, text: string, row: FieldRow, name: string, lookups: Lookups): FieldValue {
  switch (field.type) {
    case 'text':
    case 'longText':
      return text;
    case 'number':
      return field.whole ? wholeOf(text) : numberOf(text);
    case 'money':
      return moneyOf(text);
    case 'day': {
      const period = row.date(name) ? null : parsePeriod(text, 'dmy');
      return row.date(name) ?? (period?.precision === 'exact' ? period.from : null);
    }
    case 'period': {
      const given = row.date(name);
      return given
        ? { from: given, to: given, precision: 'exact' }
        : (exportedPeriod(text) ?? parsePeriod(text, 'dmy'));
    }
    case 'choice':
      return termOf(field.of, text);
    case 'choices': {
      const codes = parts(text).map((part) => termOf(field.of, part));
      return codes.every((code) => code !== null) ? codes : null;
    }
    case 'yesNo': {
      const answer = lookUp('consent', text) ?? termOf('answer', text);
      return answer === 'yes' ? true : answer === 'no' ? false : null;
    }
    case 'place':
      return lookups.place(text);
    case 'places': {
      const ids = parts(text).map((part) => lookups.place(part));
      return ids.every((id) => id !== null) ? ids : null;
    }
    case 'party':
      return lookups.party(text);
    case 'account':
      return lookups.account(text);
    case 'link':
      return lookups.link(field.to, text);
  }
}

/** Reads a field of a row; an empty cell says nothing. */
export function readValue(field: Field, name: string, row: FieldRow, lookups: Lookups): ReadValue {
  const text = row.text(name);
  if (text === '') return { value: null };
  const value = valueOf(field, text, row, name, lookups);
  if (value === null) return { value, refusal: REASONS[field.type] };
  const parsed = schemaOf(field).safeParse(value);
  return parsed.success ? { value: parsed.data } : { value: null, refusal: REASONS[field.type] };
}
