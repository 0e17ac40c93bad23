/** The client of a kind: its operations by what they do, typed as the server answers them. */
import type { Kind } from '@openmara/core/records/kind';
import type { FileTypes, OperationTypes } from '@openmara/server/operations/registry';
import { type Answer, ask, command, fileAddress } from '../frame/api.ts';
import { locale } from '../frame/language.ts';

type NameOf<Operation> = Operation extends `${infer Name}.look-up` ? Name : never;
/** The kinds that the server has operations of. */
export type KindName = NameOf<keyof OperationTypes>;
export type RecordKind = Kind<KindName>;

/** A kind that has pages has operations too: no door offers one without the other (checks/record-kinds.test.ts). */
export const isServed = (kind: Kind | undefined): kind is RecordKind => kind !== undefined;

export type Listed = Answer<`${KindName}.list`>;
export type RecordView = Listed['items'][number];
export type OneRecord = Answer<`${KindName}.get`>;
export type History = Answer<`${KindName}.history`>;
export type Found = Answer<`${KindName}.look-up`>['items'][number];
type Input<Verb extends string> = Omit<
  OperationTypes[`${KindName}.${Verb}` & keyof OperationTypes]['input'],
  'mission' | 'locale'
>;
/** What a list is asked: filters, search, order, moment. */
export type Question = Omit<Input<'list'>, 'limit'>;
export type FileFormat = NonNullable<FileTypes[`${KindName}.export`]['format']>;

/** Everything that can be done with records of a kind in a mission, answered in the reader's language. */
export const recordsOf = ({ name }: RecordKind, mission: string) => ({
  list: (question: Question) => ask(`${name}.list` as const, { mission, locale: locale(), ...question }),
  get: (id: string) => ask(`${name}.get` as const, { mission, locale: locale(), id }),
  history: (id: string) => ask(`${name}.history` as const, { mission, locale: locale(), id }),
  lookUp: (field: string, search: string) =>
    ask(`${name}.look-up` as const, { mission, locale: locale(), field, search }),
  record: (input: Input<'record'>) => command(`${name}.record` as const, { mission, ...input }),
  change: (input: Input<'change'>) => command(`${name}.change` as const, { mission, ...input }),
  withdraw: (input: Input<'withdraw'>) => command(`${name}.withdraw` as const, { mission, ...input }),
  undo: (input: Input<'undo'>) => command(`${name}.undo` as const, { mission, ...input }),
  fileAddress: (format: FileFormat, question: Omit<Question, 'after'>) =>
    fileAddress(`${name}.export` as const, { mission, locale: locale(), format, ...question }),
});
