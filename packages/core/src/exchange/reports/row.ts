/** A row of a log as it is read, and what reading it finds. */
import type { MappedField } from '../mapped-values.ts';

/** The cells of one row by the field that their column means; an absent column is an empty text. */
export interface RowValues {
  /** 1-based row in the file. */
  readonly number: number;
  text(field: string): string;
  /** The ISO day of a cell that the file itself types as a date. */
  date(field: string): string | null;
  /** The filled cells of a field that several columns may mean, each with its heading. */
  headed(field: string): ReadonlyArray<{ readonly heading: string; readonly text: string }>;
  /** The heading of the field's column; null where no column means it. */
  column(field: string): string | null;
}

/** Why a row is not taken: what a person needs to correct it. */
export interface Refusal {
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
}
/** What was taken otherwise than it was written. */
export interface Warning {
  readonly code: string;
  readonly text: string;
}

/** A value, or a part of one, that neither the mapping nor a list of words knows. */
export interface UnknownValue {
  readonly field: MappedField;
  readonly value: string;
  /** The heading of its column. */
  readonly column: string;
}

/** Collects what the parts of a row are refused for or warn of; one refusal refuses the row. */
export class Findings {
  readonly refusals: Refusal[] = [];
  readonly warnings: Warning[] = [];
  /** What nobody knows, for a person to say what it means. */
  readonly unknown: UnknownValue[] = [];
  readonly row: RowValues;
  constructor(row: RowValues) {
    this.row = row;
  }
  refuse(field: string, value: string, code: string, reason: string): void {
    this.refusals.push({
      row: this.row.number,
      column: this.row.column(field),
      value: value.slice(0, 200),
      code,
      reason,
    });
  }
  /** A value or a part of one that the words of its field do not have. */
  unknownValue(field: MappedField, value: string): void {
    this.unknown.push({ field, value, column: this.row.column(field) ?? field });
  }
  warn(code: string, text: string): void {
    this.warnings.push({ code, text });
  }
}
