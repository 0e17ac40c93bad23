/** One document, four shapes: Word, PDF, HTML and JSON come from this model and nothing else. */
import type { Locale } from '@openmara/core/language/languages';
import type { Population, ReleaseDimension } from '@openmara/core/releases/release-tables';

/** Where a figure stands among the figures that were released: which count of which table. */
export interface CountedIn {
  /** The quarter of the release, `2016-Q3`. */
  readonly period: string;
  readonly population: Population;
  readonly rows: ReleaseDimension;
  /** Null is the total of its column, or of the table. */
  readonly row: string | null;
  readonly columns: ReleaseDimension | null;
  readonly column: string | null;
}

export interface Figure {
  readonly id: string;
  /** What is counted, in words. */
  readonly what: string;
  /** Null is withheld. */
  readonly value: number | null;
  readonly query: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly asOf: string;
  /** Records behind it; null where that count itself is withheld. */
  readonly records: number | null;
  /** A document that was composed before this was kept has none. */
  readonly of?: CountedIn;
}
export interface TableBlock {
  readonly kind: 'table';
  /** "Table 1"; a document that was composed before tables were numbered has none. */
  readonly label?: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly body: ReadonlyArray<ReadonlyArray<string>>;
  readonly note: string;
  /** The id of the figure in each cell, as `body` without its first column. */
  readonly figures?: ReadonlyArray<ReadonlyArray<string>>;
}
export interface PictureRow {
  readonly label: string;
  readonly value: string;
  readonly figure: string;
}
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly number: number;
      readonly text: string;
      /** At the foot of the page, with a mark at the end of the paragraph. */
      readonly footnote?: string;
      /** The ids of the figures that it says or is reckoned from. */
      readonly figures?: readonly string[];
    }
  | { readonly kind: 'note'; readonly text: string }
  | TableBlock
  | {
      readonly kind: 'picture';
      /** "Figure I" or "Map". */
      readonly label?: string;
      readonly caption: string;
      readonly svg: string;
      readonly width: number;
      readonly height: number;
      readonly alternative: string;
      readonly disclaimer: string | null;
      /** What is drawn, as it is read: names, numbers as they are written, and the ids of the figures. */
      readonly rows?: readonly PictureRow[];
    };

export interface DocumentModel {
  readonly locale: Locale;
  readonly masthead: {
    readonly organization: string;
    /** For whom it is made, under the name of the organization. */
    readonly body?: string;
    readonly symbol: string;
    readonly distribution: string;
    readonly date: string;
    readonly original: string;
  };
  readonly title: string;
  /** Which mission, which period and as of which moment. */
  readonly subtitle: string;
  /** The moment that the figures hold for, ISO. */
  readonly asOf: string;
  readonly marking: string | null;
  readonly blocks: readonly Block[];
  readonly figures: readonly Figure[];
}
