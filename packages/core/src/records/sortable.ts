/** By which fields a list of records can be ordered: the server orders by these, the page offers these. */
import type { Field } from './fields.ts';
import type { Kind } from './kind.ts';

const SORTABLE: ReadonlySet<Field['type']> = new Set([
  'text',
  'number',
  'money',
  'day',
  'period',
  'choice',
  'yesNo',
]);
/** The names of a kind's fields that a list can be sorted by, beside the moment of recording. */
export const sortableFields = (kind: Kind): string[] =>
  Object.entries(kind.fields)
    .filter(([, field]) => SORTABLE.has(field.type))
    .map(([name]) => name);
