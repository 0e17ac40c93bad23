/** A file on its way into the register: where it lies, what its columns are said to mean, and what was answered. */
import type { Answer } from '../frame/api.ts';

type Mapping = Answer<'import.preview'>['mapping'];
export type Order = Mapping['dateOrder'];

/** What was asked and is answered. */
export interface Answers {
  readonly importAs: string | null;
  readonly withdraws: number | null;
  readonly notIdentities: readonly string[];
  /** Orders of day and month, by the field of their column. */
  readonly dateOrders: Readonly<Record<string, Order>>;
}
/** A saved mapping by which a file is read. */
export type Recalled = NonNullable<Answer<'import.preview'>['recalled']>;
/** What a person has said of a file so far. */
export interface Work {
  readonly uploadId: string;
  readonly fileName: string;
  /** Null until it was looked at for the first time: then one is proposed. */
  readonly mapping: Mapping | null;
  /** The saved mapping that it began with; null where it was proposed afresh. */
  readonly recalled: Recalled | null;
  /** Whether, where there is no mapping yet, a saved one that fits is used. */
  readonly recall: boolean;
  /** The columns that she confirmed or corrected. */
  readonly settled: readonly string[];
  readonly answers: Answers;
}
/** A file that was looked at, and what would happen with it as its mapping was then. */
export interface LookedAt {
  readonly work: Work;
  readonly preview: Answer<'import.preview'>;
}
export const begunWith = (uploadId: string, fileName: string): Work => ({
  uploadId,
  fileName,
  mapping: null,
  recalled: null,
  recall: true,
  settled: [],
  answers: { importAs: null, withdraws: null, notIdentities: [], dateOrders: {} },
});

/** The same file, its columns looked at afresh. */
export const afresh = (of: Work): Work => ({
  ...of,
  mapping: null,
  recalled: null,
  recall: false,
  settled: [],
});
/** The same file, read as a saved mapping says. */
export const readAs = (of: Work, recalled: Recalled): Work => ({ ...afresh(of), recalled });
/** What is known once the file was looked at: what a saved mapping says was said by a person, but for what is doubtful. */
export const lookedAt = (of: Work, preview: Answer<'import.preview'>): Work => {
  const recalled = preview.recalled ?? of.recalled;
  const said = preview.columns.filter(({ field, doubts }) => field !== null && doubts.length === 0);
  return {
    ...of,
    mapping: preview.mapping,
    recalled,
    settled: of.mapping === null && recalled ? said.map(({ column }) => column) : of.settled,
  };
};

/** What a person corrects of a mapping. */
export interface Correcting {
  readonly mapping: Mapping;
  readonly settled: readonly string[];
  readonly answers: Answers;
}
const settling = (settled: readonly string[], column: string): readonly string[] =>
  settled.includes(column) ? settled : [...settled, column];
/** The column is as it was taken. */
export const confirm = (of: Correcting, column: string): Correcting => ({
  ...of,
  settled: settling(of.settled, column),
});
/** The column means the field, or is left out. */
export const sayField = (of: Correcting, column: string, field: string): Correcting => ({
  ...of,
  mapping: { ...of.mapping, columns: { ...of.mapping.columns, [column]: field } },
  settled: settling(of.settled, column),
});
/** The value of the column, which means the field, has this meaning; null where nothing is said of it. */
export const sayValue = (
  of: Correcting,
  column: string,
  field: string,
  [value, meaning]: readonly [string, string | null],
): Correcting => {
  const { [value]: _, ...others } = of.mapping.values[field] ?? {};
  const said = meaning === null ? others : { ...others, [value]: meaning };
  return {
    ...of,
    mapping: { ...of.mapping, values: { ...of.mapping.values, [field]: said } },
    settled: settling(of.settled, column),
  };
};
/** The dates of the column, which means the field, have day and month in this order. */
export const sayOrder = (of: Correcting, column: string, field: string, order: Order): Correcting => ({
  mapping: { ...of.mapping, dateOrders: { ...of.mapping.dateOrders, [field]: order } },
  settled: settling(of.settled, column),
  answers: { ...of.answers, dateOrders: { ...of.answers.dateOrders, [field]: order } },
});
