/**
 * A record kind: a module's worth of work, written once. From the definition come its operations, list, form, page,
 * import, export, history, reminders, data dictionary and permission tests.
 */
import type { Locale } from '../language/languages.ts';
import type { Capability } from '../access/rules.ts';
import type { Fields, Values } from './fields.ts';

/** What may not be said together, or must. The words are the message `<kind>.rule.<name>`. */
export interface Rule {
  readonly name: string;
  /** Beside which fields it is said. */
  readonly fields: readonly string[];
  broken(values: Values): boolean;
}

/** How a state is drawn: shape and word, because colour is never the only sign. */
export type StateShape = 'open' | 'half' | 'full' | 'crossed' | 'dashed';
/** The states of a kind: which is first, how each is drawn, and which may follow it. */
export interface States {
  readonly first: string;
  readonly all: Readonly<Record<string, { readonly shape: StateShape; readonly next: readonly string[] }>>;
}

/** Fields as a question that a person would ask; the words are the messages `<kind>.group.<name>` and its guidance. */
export interface FieldGroup {
  readonly name: string;
  readonly fields: readonly string[];
}

/** The definition of a kind; see docs/adding-a-module.md. */
export interface Kind<Name extends string = string> {
  /** In the field's word, lower case with hyphens: the first part of its operations, and with underscores its table. */
  readonly name: Name;
  readonly area: string;
  /** Whether each mission has its own, or all share them. */
  readonly owner: 'mission' | 'house';
  readonly fields: Fields;
  readonly groups: readonly FieldGroup[];
  /** Fields that together name one record among those that are not withdrawn. */
  readonly unique?: readonly (readonly string[])[];
  readonly rules?: readonly Rule[];
  readonly states?: States;
  /** Fields that name it in a link, a reminder or a file, in their order. */
  readonly title: readonly string[];
  /** Fields that a person reads in her language where another field says them in it, and which that is. */
  readonly readAs?: Readonly<Record<string, (locale: Locale) => string>>;
  /** Every variant of its sentence, so that none lacks its message. */
  readonly sentences: readonly string[];
  /** Which of its sentences `<kind>.sentence.<variant>` it reads as; the fields are the places in the sentence. */
  sentence(values: Values): string;
  readonly reads: Capability;
  readonly writes: Capability;
  /** A whole record as one would write it, without references: for documentation, tests and the first look at a form. */
  readonly example: Values;
  /** A day until which somebody must do something, and the account that must. */
  readonly due?: {
    readonly day: string;
    readonly owner?: string;
    /** The states in which it still waits; left out, every state that another may follow. */
    readonly waitsIn?: readonly string[];
  };
}

/** The states in which a record of the kind still waits for its due day. */
export const statesThatWait = ({ states, due }: Pick<Kind, 'states' | 'due'>): readonly string[] =>
  due?.waitsIn ?? Object.keys(states?.all ?? {}).filter((code) => states?.all[code]?.next.length);

/** The table of a kind. */
export const tableOf = (kind: Pick<Kind, 'name'>): string => kind.name.replaceAll('-', '_');
/** The column, or the beginning of the columns, of a field. */
export const columnName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** @throws Error naming what in the definition contradicts itself; a kind is wrong at the start or not at all */
export function defineKind<const Name extends string>(kind: Kind<Name>): Kind<Name> {
  const names = Object.keys(kind.fields);
  const wrong = (what: string): never => {
    throw new Error(`The kind “${kind.name}” ${what}.`);
  };
  if (!/^[a-z]+(-[a-z]+)*$/.test(kind.name)) wrong('is not called by lower-case words with hyphens');
  for (const name of names)
    if (!/^[a-z][a-zA-Z]*$/.test(name)) wrong(`has a field “${name}” that is no camelCase name`);
  const grouped = kind.groups.flatMap((group) => group.fields);
  for (const name of names)
    if (grouped.filter((field) => field === name).length !== 1) wrong(`must ask “${name}” in one group`);
  const mentioned = [
    ...grouped,
    ...kind.title,
    ...(kind.unique ?? []).flat(),
    ...(kind.rules ?? []).flatMap((rule) => rule.fields),
    ...(kind.due ? [kind.due.day, ...(kind.due.owner ? [kind.due.owner] : [])] : []),
  ];
  for (const field of mentioned)
    if (!Object.hasOwn(kind.fields, field)) wrong(`mentions “${field}”, which it does not have`);
  if (kind.due && kind.fields[kind.due.day]?.type !== 'day') wrong('is due on a field that is no day');
  if (kind.due?.owner && kind.fields[kind.due.owner]?.type !== 'account')
    wrong('is owned by a field that is no account');
  if (!kind.sentences.includes(kind.sentence(kind.example)))
    wrong('reads as a sentence that it does not list');
  const states = kind.states;
  if (states)
    for (const code of [states.first, ...Object.values(states.all).flatMap((state) => state.next)])
      if (!Object.hasOwn(states.all, code)) wrong(`moves to the state “${code}”, which it does not have`);
  for (const code of kind.due?.waitsIn ?? [])
    if (!states || !Object.hasOwn(states.all, code))
      wrong(`waits in the state “${code}”, which it does not have`);
  return kind;
}
