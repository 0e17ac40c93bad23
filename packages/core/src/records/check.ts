/** What a record may say: types, what is required, and what may not be said together. */
import { z } from 'zod';
import type { ProblemDetail } from '../access/problems.ts';
import { type Field, isSaid, schemaOf, type Values } from './fields.ts';
import type { Kind } from './kind.ts';

const emptyOf = (field: Field): z.ZodType => {
  if (field.type === 'choices' || field.type === 'places') return schemaOf(field).default([]);
  if (field.type === 'period') return schemaOf(field).default({ from: null, to: null, precision: 'unknown' });
  return schemaOf(field).nullable().default(null);
};

/** The values of a whole record; an unknown field is refused, because its sender means something by it. */
export const valuesSchema = (kind: Kind): z.ZodType<Values> =>
  z.strictObject(
    Object.fromEntries(Object.entries(kind.fields).map(([name, field]) => [name, emptyOf(field)])),
  ) as unknown as z.ZodType<Values>;

/** Single values to change; what is not named stays. */
export const changesSchema = (kind: Kind): z.ZodType<Partial<Values>> =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(kind.fields).map(([name, field]) => [name, schemaOf(field).nullable().optional()]),
    ),
  ) as unknown as z.ZodType<Partial<Values>>;

/**
 * Everything that is missing or contradicts itself, each with its field. The reason of a broken rule is the name of
 * its message, which the pages say in the reader's language.
 */
export function faultsOf(kind: Kind, values: Values): ProblemDetail[] {
  const missing = Object.entries(kind.fields)
    .filter(([name, field]) => field.required && !isSaid(values[name]))
    .map(([name]): ProblemDetail => ({ field: name, reason: 'record.required' }));
  const broken = (kind.rules ?? [])
    .filter((rule) => rule.broken(values))
    .flatMap((rule) =>
      rule.fields.map((field): ProblemDetail => ({ field, reason: `${kind.name}.rule.${rule.name}` })),
    );
  return [...missing, ...broken];
}

/** Whether a record may move from a state to another; a kind without states never moves. */
export const mayMove = (kind: Kind, from: string, to: string): boolean =>
  kind.states?.all[from]?.next.includes(to) ?? false;
