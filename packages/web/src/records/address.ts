/** What a list is asked, as it stands in the address: a link or a way back gives the same list. */
import type { Field } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import type { Question } from './client.ts';

export type Search = Readonly<Record<string, string>>;
/** Filters over fields stand beside what every list has, so they have a letter of their own. */
export const filterKey = (field: string): string => `f.${field}`;
/** Two ends in one text, `2016-01-01..2016-03-31`; either may be open. */
export const readRange = (text: string): readonly [string, string] => {
  const [from = '', to = ''] = text.split('..');
  return [from, to];
};
export const writeRange = (from: string, to: string): string => (from || to ? `${from}..${to}` : '');
export const readList = (text: string): string[] => text.split(',').filter((part) => part !== '');

function filterOf(field: Field, text: string): unknown {
  const [from, to] = readRange(text);
  switch (field.type) {
    case 'text':
    case 'longText':
      return text;
    case 'yesNo':
      return text === 'yes';
    case 'number':
    case 'money':
      return { ...(from ? { min: Number(from) } : {}), ...(to ? { max: Number(to) } : {}) };
    case 'day':
    case 'period':
      return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    default:
      return readList(text);
  }
}

/** The filters that the address has, by field; what is no field of the kind is passed over. */
export const filtersIn = (kind: Kind, search: Search): Array<[string, string]> =>
  Object.keys(kind.fields).flatMap((name): Array<[string, string]> => {
    const text = search[filterKey(name)];
    return text ? [[name, text]] : [];
  });

/** The address as a question to the server. */
export function questionOf(kind: Kind, search: Search): Question {
  const filter = Object.fromEntries(
    filtersIn(kind, search).map(([name, text]) => {
      const field = kind.fields[name];
      return [name, field && filterOf(field, text)];
    }),
  );
  const { q, states, withdrawn, sort, order, asOf, after } = search;
  return {
    filter,
    ...(q ? { search: q } : {}),
    ...(states && kind.states ? { states: readList(states) } : {}),
    withdrawn: withdrawn === 'yes',
    ...(sort ? { sort } : {}),
    descending: order ? order === 'down' : !sort,
    // As of a day is as of its end.
    ...(asOf ? { asOf: `${asOf}T23:59:59.999Z` } : {}),
    ...(after ? { after } : {}),
  };
}

/** Whether the address narrows the list at all. */
export const isNarrowed = (kind: Kind, search: Search): boolean =>
  filtersIn(kind, search).length > 0 || ['q', 'states', 'asOf', 'after'].some((key) => search[key]);
