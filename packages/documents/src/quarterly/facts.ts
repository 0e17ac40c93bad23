/** What the quarterly report is composed from: counts that may be shown, and where and when they hold. */
import type { Locale } from '@openmara/core/language/languages';
import type { DisputedLine } from '@openmara/core/missions/disputed-lines';
import type { Geometry } from 'geojson';
import type { Figure } from '../model.ts';
import type { MapArea } from '../area-map.ts';
import type { Missing } from './words/quarterly-words.ts';

/** A table after disclosure control; null is withheld. */
export interface PublishedCounts {
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  readonly cells: ReadonlyArray<ReadonlyArray<number | null>>;
  readonly rowTotals: ReadonlyArray<number | null>;
  readonly columnTotals: ReadonlyArray<number | null>;
  readonly total: number | null;
}
/** The same with the id of the figure that each count is. */
export interface TracedCounts extends PublishedCounts {
  readonly figures: {
    readonly cells: ReadonlyArray<ReadonlyArray<string>>;
    readonly rowTotals: readonly string[];
    readonly columnTotals: readonly string[];
    readonly total: string;
  };
}
export interface QuarterlyFacts {
  readonly locale: Locale;
  readonly mission: {
    readonly code: string;
    readonly names: Readonly<Record<Locale, string>>;
    readonly synthetic: boolean;
  };
  readonly period: { readonly name: string; readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly formsBySex: TracedCounts;
  readonly survivorsBySexAge: TracedCounts;
  readonly survivorsByDisplacement: TracedCounts;
  readonly incidentsByParty: TracedCounts;
  readonly incidentsByPlace: TracedCounts;
  readonly incidentsByStatus: TracedCounts;
  readonly circumstances: TracedCounts;
  readonly reportsBySource: TracedCounts;
  /** By service and what became of its offer; or why the release has no such table. */
  readonly services: TracedCounts | Missing;
  readonly reportsByPlace: TracedCounts | Missing;
  /** Who listened; codes of components and agencies. */
  readonly listening: {
    readonly components: readonly string[];
    readonly agencies: readonly string[];
    /** Keys of places of which no focal point covered any part; null where that is not recorded. */
    readonly unheard: readonly string[] | null;
  };
  /** What the keys of places and parties are called in the language of the report; one that is missing is its own name. */
  readonly names: {
    readonly places: ReadonlyMap<string, string>;
    readonly parties: ReadonlyMap<string, string>;
  };
  /** What was verified in the quarter before and in the same quarter of last year, where those were released. */
  readonly earlier: ReadonlyArray<{
    readonly quarter: string;
    readonly verified: number | null;
    /** The id of the figure. */
    readonly figure: string;
  }>;
  /** The quarters that were released up to this one, in the order of time, this one last. */
  readonly trend: ReadonlyArray<{
    readonly quarter: string;
    readonly verified: number | null;
    readonly reports: number | null;
    /** The ids of the figures. */
    readonly figures: { readonly verified: string; readonly reports: string };
  }>;
  /** By whether they were verified late. */
  readonly timing: TracedCounts;
  /** Verified incidents that are in no other figure, for lack of consent, by their one status. */
  readonly lackingConsent: TracedCounts;
  /** The same as a number; null where too few to say. */
  readonly withoutConsent: number | null;
  readonly map: {
    readonly areas: ReadonlyArray<Pick<MapArea, 'name' | 'geometry'>>;
    /** Those that lie on this map. */
    readonly disputed: ReadonlyArray<DisputedLine & { readonly geometry: Geometry }>;
  };
  readonly figures: readonly Figure[];
}
