/** The fields of which plain records are made. Each type says its value, its columns and how it is parsed. */
import { z } from 'zod';
import type { Capability } from '../access/rules.ts';
import { isoDay, periodSchema } from '../incidents/schema.ts';
import { codesOf, type VocabularyName } from '../vocabularies.ts';

interface Common {
  readonly required?: boolean;
  /** Who may see it; without it, whoever may read the record. */
  readonly seenWith?: Capability;
}
/** A line of text. @param max characters */
interface TextField extends Common {
  readonly type: 'text';
  readonly max: number;
}
/** Several paragraphs. @param max characters */
interface LongTextField extends Common {
  readonly type: 'longText';
  readonly max: number;
}
interface NumberField extends Common {
  readonly type: 'number';
  readonly whole: boolean;
  readonly min: number;
  readonly max: number;
  /** What is counted or measured, for the data dictionary. */
  readonly unit: string;
}
/** An amount with its currency (ISO 4217), two decimals. */
interface MoneyField extends Common {
  readonly type: 'money';
}
/** One day. */
interface DayField extends Common {
  readonly type: 'day';
}
/** First and last day with the precision with which they are known. */
interface PeriodField extends Common {
  readonly type: 'period';
}
interface ChoiceField extends Common {
  readonly type: 'choice';
  readonly of: VocabularyName;
}
interface ChoicesField extends Common {
  readonly type: 'choices';
  readonly of: VocabularyName;
}
interface YesNoField extends Common {
  readonly type: 'yesNo';
}
interface ReferenceField extends Common {
  readonly type: 'place' | 'party' | 'account';
}
interface PlacesField extends Common {
  readonly type: 'places';
}
/** Another record of the same mission. @param to the name of its kind */
interface LinkField extends Common {
  readonly type: 'link';
  readonly to: string;
}
/** A field of a record, by its type. */
export type Field =
  | TextField
  | LongTextField
  | NumberField
  | MoneyField
  | DayField
  | PeriodField
  | ChoiceField
  | ChoicesField
  | YesNoField
  | ReferenceField
  | PlacesField
  | LinkField;
/** The types of which plain records are made. */
export type FieldType = Field['type'];
/** Fields by name, in the order of questions, columns and files. */
export type Fields = Readonly<Record<string, Field>>;

/** An amount in units of its currency (not cents), ISO 4217. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
/** First and last day as ISO texts with the precision; null where the date is unknown. */
export interface PeriodValue {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: 'exact' | 'week' | 'month' | 'quarter' | 'year' | 'unknown';
}
/** What a field can say; null is nothing. */
export type FieldValue = string | number | boolean | readonly string[] | Money | PeriodValue | null;
/** The values of a record by field; what is not said is null. */
export type Values = Readonly<Record<string, FieldValue>>;

// Made when asked for: a page that reads a definition and parses nothing is built without the parser.
const money = () =>
  z.object({
    amount: z.number().min(0).max(1e13).multipleOf(0.01, 'problem.why.decimals'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'problem.why.currency'),
  });
const code = (list: VocabularyName) => z.enum(codesOf(list) as [string, ...string[]]);

/** What a field takes where something is said. */
export function schemaOf(field: Field): z.ZodType<Exclude<FieldValue, null>> {
  switch (field.type) {
    case 'text':
      return z.string().trim().min(1, 'problem.why.say-something').max(field.max);
    case 'longText':
      return z.string().trim().min(1, 'problem.why.say-something').max(field.max);
    case 'number': {
      const number = z.number().min(field.min).max(field.max);
      return field.whole ? number.int() : number;
    }
    case 'money':
      return money();
    case 'day':
      return isoDay;
    case 'period':
      return periodSchema;
    case 'choice':
      return code(field.of);
    case 'choices':
      return z
        .array(code(field.of))
        .max(60)
        .transform((codes) => [...new Set(codes)]);
    case 'yesNo':
      return z.boolean();
    case 'place':
    case 'party':
    case 'account':
    case 'link':
      return z.uuid();
    case 'places':
      return z
        .array(z.uuid())
        .max(200)
        .transform((ids) => [...new Set(ids)]);
  }
}

/** A column of a field: its suffix to the field's own name, and its PostgreSQL type. */
export interface Column {
  readonly suffix: string;
  readonly type: 'text' | 'numeric' | 'int4' | 'date' | 'bool' | 'uuid' | '_text' | '_uuid';
}
/** The columns in which a field is stored, in the order of {@link toColumns}. */
export function columnsOf(field: Field): readonly Column[] {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'choice':
      return [{ suffix: '', type: 'text' }];
    case 'number':
      return [{ suffix: '', type: field.whole ? 'int4' : 'numeric' }];
    case 'money':
      return [
        { suffix: '_amount', type: 'numeric' },
        { suffix: '_currency', type: 'text' },
      ];
    case 'day':
      return [{ suffix: '', type: 'date' }];
    case 'period':
      return [
        { suffix: '_from', type: 'date' },
        { suffix: '_to', type: 'date' },
        { suffix: '_precision', type: 'text' },
      ];
    case 'choices':
      return [{ suffix: '', type: '_text' }];
    case 'yesNo':
      return [{ suffix: '', type: 'bool' }];
    case 'place':
    case 'party':
    case 'account':
    case 'link':
      return [{ suffix: '', type: 'uuid' }];
    case 'places':
      return [{ suffix: '', type: '_uuid' }];
  }
}

/** A value as its columns hold it. Lists are never null: nothing said is an empty one. */
export function toColumns(
  field: Field,
  value: FieldValue,
): readonly (string | number | boolean | readonly string[] | null)[] {
  if (field.type === 'choices' || field.type === 'places') return [Array.isArray(value) ? value : []];
  if (field.type === 'money') {
    const said = value as Money | null;
    return [said?.amount ?? null, said?.currency ?? null];
  }
  if (field.type === 'period') {
    const said = value as PeriodValue | null;
    return [said?.from ?? null, said?.to ?? null, said?.precision ?? 'unknown'];
  }
  return [value as string | number | boolean | null];
}

/** A value from its columns; days as ISO texts, numbers as numbers. */
export function fromColumns(field: Field, columns: readonly unknown[]): FieldValue {
  const [first, second, third] = columns;
  if (field.type === 'money')
    return first === null || first === undefined ? null : { amount: Number(first), currency: String(second) };
  if (field.type === 'period')
    return { from: textOf(first), to: textOf(second), precision: third as PeriodValue['precision'] };
  if (field.type === 'choices' || field.type === 'places')
    return Array.isArray(first) ? first.map(String) : [];
  if (field.type === 'number') return first === null || first === undefined ? null : Number(first);
  return first === undefined ? null : (first as string | boolean | null);
}
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whether anything is said. */
export const isSaid = (value: FieldValue | undefined): boolean =>
  value !== null &&
  value !== undefined &&
  !(Array.isArray(value) && value.length === 0) &&
  !(typeof value === 'object' && 'precision' in value && value.from === null);
