/** Filters over the fields of a kind, and pages by key: what a list is asked, and the SQL that answers it. */
import { Problem } from '@openmara/core/access/problems';
import { isoDay } from '@openmara/core/incidents/schema';
import type { Field } from '@openmara/core/records/fields';
import { columnName, type Kind } from '@openmara/core/records/kind';
import { codesOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { columnsOfField } from './table.ts';

const days = z.strictObject({ from: isoDay.optional(), to: isoDay.optional() });
const amounts = z.strictObject({ min: z.number().optional(), max: z.number().optional() });
const ids = z.array(z.uuid()).min(1).max(100);

/** What a field can be filtered by. */
function filterOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'choice':
    case 'choices':
      return z.array(z.enum(codesOf(field.of))).min(1);
    case 'place':
    case 'places':
    case 'party':
    case 'account':
    case 'link':
      return ids;
    case 'yesNo':
      return z.boolean();
    case 'number':
    case 'money':
      return amounts;
    case 'day':
    case 'period':
      return days;
    case 'text':
    case 'longText':
      return z.string().trim().min(1).max(200);
  }
}
/** By field; a field that is not there is refused, because its sender means something by it. */
export const filterSchema = (kind: Kind): z.ZodType<Record<string, unknown>> =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(kind.fields).map(([name, field]) => [name, filterOf(field).optional()]),
    ),
  );

/** Collects conditions and their parameters. */
export class Conditions {
  readonly values: unknown[];
  private readonly parts: string[] = [];
  constructor(values: readonly unknown[]) {
    this.values = [...values];
  }
  /** A parameter for a value. */
  with(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
  add(part: string): void {
    this.parts.push(part);
  }
  get sql(): string {
    return this.parts.length > 0 ? this.parts.join(' and ') : 'true';
  }
}

/** A text that contains the words, whatever their case; `%` and `_` are letters like others. */
const contains = (column: string, words: string, where: Conditions): string =>
  `${column} ilike ${where.with(`%${words.replace(/[%_\\]/g, '\\$&')}%`)}`;

function addRange(where: Conditions, column: string, from: unknown, to: unknown, type: string): void {
  if (from !== undefined) where.add(`${column} >= ${where.with(from)}::${type}`);
  if (to !== undefined) where.add(`${column} <= ${where.with(to)}::${type}`);
}

/**
 * Adds the conditions of a filter over the alias `t`.
 * @throws Problem not_found where a field is filtered by that the reader does not see: an answer would tell it
 */
export function addFilter(
  where: Conditions,
  kind: Kind,
  seen: Kind,
  filter: Readonly<Record<string, unknown>>,
): void {
  for (const [name, asked] of Object.entries(filter)) {
    if (asked === undefined) continue;
    const field = seen.fields[name];
    if (!field)
      throw new Problem('input_invalid', [
        { field: `filter.${name}`, reason: 'problem.why.fields', places: { fields: name } },
      ]);
    const [column = '', second = column] = columnsOfField(kind, name).map((part) => `t.${part.name}`);
    switch (field.type) {
      case 'choice':
        where.add(`${column} = any (${where.with(asked)})`);
        break;
      case 'place':
      case 'party':
      case 'account':
      case 'link':
        where.add(`${column} = any (${where.with(asked)}::uuid[])`);
        break;
      case 'choices':
        where.add(`${column} && ${where.with(asked)}::text[]`);
        break;
      case 'places':
        where.add(`${column} && ${where.with(asked)}::uuid[]`);
        break;
      case 'yesNo':
        where.add(`${column} = ${where.with(asked)}`);
        break;
      case 'number':
      case 'money': {
        const { min, max } = amounts.parse(asked);
        addRange(where, column, min, max, 'numeric');
        break;
      }
      case 'day': {
        const { from, to } = days.parse(asked);
        addRange(where, column, from, to, 'date');
        break;
      }
      case 'period': {
        // A period fits where any day of it lies within what is asked.
        const { from, to } = days.parse(asked);
        addRange(where, second, from, undefined, 'date');
        addRange(where, column, undefined, to, 'date');
        break;
      }
      case 'text':
      case 'longText':
        where.add(contains(column, z.string().parse(asked), where));
    }
  }
}

/** Adds a search for words in any text that the reader sees. */
export function addSearch(where: Conditions, seen: Kind, words: string): void {
  const texts = Object.entries(seen.fields)
    .filter(([, field]) => field.type === 'text' || field.type === 'longText')
    .map(([name]) => contains(`t.${columnName(name)}`, words, where));
  where.add(texts.length > 0 ? `(${texts.join(' or ')})` : 'false');
}

export interface Order {
  /** The column, over the alias `t`. */
  readonly column: string;
  readonly type: string;
  readonly descending: boolean;
}
export function orderOf(kind: Kind, sort: string, descending: boolean): Order {
  const found = sort === 'recordedAt' ? undefined : columnsOfField(kind, sort)[0];
  return found
    ? { column: `t.${found.name}`, type: found.type, descending }
    : { column: 't.recorded_at', type: 'timestamptz', descending };
}
/** What is empty comes last, in both directions; the id decides between equals. */
export const orderBy = ({ column, descending }: Order): string =>
  `order by (${column} is null), ${column} ${descending ? 'desc' : 'asc'}, t.id ${descending ? 'desc' : 'asc'}`;

/** Where a page ended: the value as text (null where it is empty) and the id. */
export type Place = readonly [string | null, string];
const place = z.tuple([z.string().max(1000).nullable(), z.uuid()]);
export const writePlace = (at: Place): string => Buffer.from(JSON.stringify(at)).toString('base64url');
function readPlace(text: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw new Problem('input_invalid', [{ field: 'after', reason: 'problem.why.page-before' }]);
  }
}
/** Adds that a row comes after the place where the page before ended. */
export function addAfter(where: Conditions, order: Order, after: string): void {
  const [value, id] = readPlace(after);
  const { column, type } = order;
  const later = order.descending ? '<' : '>';
  const key = where.with(id);
  if (value === null) {
    where.add(`(${column} is null and t.id ${later} ${key}::uuid)`);
    return;
  }
  const at = `${where.with(value)}::${type}`;
  where.add(
    `(${column} is null or ${column} ${later} ${at} or (${column} = ${at} and t.id ${later} ${key}::uuid))`,
  );
}
