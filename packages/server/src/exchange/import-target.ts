/** What a file can be imported into: a value in the area that it belongs to. The importer knows none by name. */
import type { Capability } from '@openmara/core/access/rules';
import type { Refusal } from '@openmara/core/exchange/reports/row';
import type { Header } from '@openmara/core/exchange/find-header';
import type { Mapping } from '@openmara/core/exchange/mapping';
import type { Proposal } from '@openmara/core/exchange/propose-mapping';
import type { Context } from '../operations/operation.ts';
import type { FirstRow } from './first-rows.ts';
import type { ImportAnswers, Question } from './import-answers.ts';
import type { UnknownValues } from './unknown-values.ts';
import type { FieldRow } from './read-rows.ts';

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  /** In a register that is given whole: what it no longer has. */
  withdrawn: number;
}
export interface ImportOutcome extends ImportCounts {
  readonly warnings: readonly string[];
  /** Rows that turned out wrong only beside others, such as a key that comes twice. */
  readonly refused: ReadonlyArray<readonly [Refusal, readonly string[]]>;
  /** Rows that are part of another row's record: a further survivor of it, or a repetition. */
  readonly merged?: number;
  /** What a person has to say first; only a dry run gives it back, an import is refused with it. */
  readonly questions?: readonly Question[];
  /** The first rows as they are read; only in a dry run, of a target that can say it. */
  readonly first?: readonly FirstRow[];
  /** What its lists of words do not know; only in a dry run. */
  readonly unknown?: readonly UnknownValues[];
}

/** One import that runs: rows one by one, then everything at once. */
export interface ImportRun {
  /** Takes a row, or says why not; then nothing of it is kept. */
  read(row: FieldRow): Promise<readonly Refusal[]>;
  /** There are no more rows: a stream that the run holds open on the connection ends. */
  endOfRows?(): Promise<void>;
  /** Writes what was read; in a dry run only counts. */
  write(): Promise<ImportOutcome>;
}

/** What a run knows beside its context. */
export interface ImportTask {
  readonly importId: string;
  /** The register that the keys belong to. */
  readonly source: string;
  /** Whether a person chose the source, so that nothing more is asked about it. */
  readonly settled: boolean;
  readonly answers: ImportAnswers;
  readonly mapping: Mapping;
  /** The file's headings, each once: a repeated or empty one has been given a name of its own. */
  readonly header: readonly string[];
  readonly dryRun: boolean;
}

/** An import that is to be taken back. */
export interface RunToUndo {
  readonly id: string;
  /** How many records it created, updated or withdrew. */
  readonly changed: number;
  /** When it began, as PostgreSQL writes it. */
  readonly startedAt: string;
}
export interface ImportUndone {
  /** Records that it brought. */
  readonly withdrawn: number;
  /** Records that it changed or withdrew. */
  readonly restored: number;
}

export interface ImportTarget {
  /** Unique among all areas; mappings name it. */
  readonly name: string;
  readonly needs: Capability;
  /** What a column can mean. */
  readonly fields: readonly string[];
  /** The field that a heading means by itself, where the target knows its words. */
  readonly fieldOf?: (heading: string) => string | undefined;
  /**
   * Looks at which of the fields have a column or a constant, before anything is read.
   * @throws FileRefused where the file is of another kind
   */
  readonly assertFits?: (has: (field: string) => boolean, header: readonly string[]) => void;
  /**
   * Whether a value is known by name, such as a place or a party, so that it is not taken for the name of a person.
   * Where a target says it, its rows are kept as they were filed, and identities are looked for in every column.
   */
  readonly knows?: (context: Context) => Promise<(text: string) => boolean>;
  /**
   * Takes a whole import back; where it is missing, that is not offered.
   * @throws Problem import_built_on where something was built on it
   */
  readonly undo?: (context: Context, run: RunToUndo) => Promise<ImportUndone>;
  /** A mapping from the headings and the rows below them, where the target can tell values. */
  propose?(context: Context, header: Header, rows: ReadonlyArray<readonly string[]>): Promise<Proposal>;
  open(context: Context, task: ImportTask): Promise<ImportRun>;
}

/** A refusal of one value, named by the heading of its column. */
export const refusalOf = (row: FieldRow, field: string, value: string, reason: string): Refusal => ({
  row: row.number,
  column: row.column(field) ?? field,
  value: value.slice(0, 200),
  code: 'value_missing',
  reason,
});
