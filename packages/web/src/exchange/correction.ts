/** A file on its way into the register: where it lies, what its columns are said to mean, and what was answered. */
import type { Answer } from '../frame/api.ts';

type Mapping = Answer<'import.preview'>['mapping'];
export type Order = Mapping['dateOrder'];

/** What was asked and is answered. */
export interface Answers {
  readonly importAs: string | null;
  readonly withdraws: number | null;
  readonly notIdentities: readonly string[];
}
/** What a person has said of a file so far. */
export interface Work {
  readonly uploadId: string;
  readonly fileName: string;
  /** Null until it was looked at for the first time: then one is proposed. */
  readonly mapping: Mapping | null;
  /** The columns that she confirmed or corrected. */
  readonly settled: readonly string[];
  readonly answers: Answers;
}
export const begunWith = (uploadId: string, fileName: string): Work => ({
  uploadId,
  fileName,
  mapping: null,
  settled: [],
  answers: { importAs: null, withdraws: null, notIdentities: [] },
});

/** What a person corrects of a mapping. */
export interface Correcting {
  readonly mapping: Mapping;
  readonly settled: readonly string[];
}
const settling = (settled: readonly string[], column: string): readonly string[] =>
  settled.includes(column) ? settled : [...settled, column];
/** The column is as it was taken. */
export const confirm = ({ mapping, settled }: Correcting, column: string): Correcting => ({
  mapping,
  settled: settling(settled, column),
});
/** The column means the field, or is left out. */
export const sayField = ({ mapping, settled }: Correcting, column: string, field: string): Correcting => ({
  mapping: { ...mapping, columns: { ...mapping.columns, [column]: field } },
  settled: settling(settled, column),
});
/** The dates of the column, which means the field, have day and month in this order. */
export const sayOrder = (
  { mapping, settled }: Correcting,
  column: string,
  field: string,
  order: Order,
): Correcting => ({
  mapping: { ...mapping, dateOrders: { ...mapping.dateOrders, [field]: order } },
  settled: settling(settled, column),
});
