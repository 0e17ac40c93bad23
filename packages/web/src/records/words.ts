import { ROLES } from '@openmara/core/access/roles';
import type { Kind } from '@openmara/core/records/kind';
import { messagesFor } from '../frame/messages.ts';

/** The messages of a kind, which stand in the catalogue of its area. */
export const wordsOf = (kind: Kind) => ({
  own: messagesFor(kind.name, ['one', 'title', 'lead', 'empty', 'new', 'change']),
  field: messagesFor(`${kind.name}.field`, Object.keys(kind.fields)),
  guide: messagesFor(`${kind.name}.guide`, Object.keys(kind.fields)),
  unit: messagesFor(`${kind.name}.unit`, Object.keys(kind.fields)),
  group: messagesFor(
    `${kind.name}.group`,
    kind.groups.map(({ name }) => name),
  ),
  state: messagesFor(`${kind.name}.state`, Object.keys(kind.states?.all ?? {})),
});
/** The sentence that a record reads as; which of them, its kind decides from the values. */
export const sentenceWords = (kind: Kind, variant: string) => messagesFor(`${kind.name}.sentence`, [variant]);
/** What stands against a value, by the id of its message, as the rules of the kind and the server name it. */
export const faultWords = (kind: Kind): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      ...(kind.rules ?? []).map(({ name }) => `${kind.name}.rule.${name}`),
      'record.required',
      'record.unknown-reference',
    ].map((id) => [id, id]),
  );

/** What is wrong with a value that its field does not take, by the type of the field. */
export const UNREADABLE = messagesFor('record.unreadable', [
  'text',
  'longText',
  'number',
  'money',
  'day',
  'period',
  'choice',
  'choices',
  'yesNo',
  'place',
  'places',
  'party',
  'account',
  'link',
]);
/** What was done with a record. */
export const ACT = messagesFor('record.act', ['record', 'change', 'withdraw', 'undo', 'import']);
/** Who may see it, and who writes it. */
export const ROLE = messagesFor('record.role', ['advisers', ...ROLES]);
