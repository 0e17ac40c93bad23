import type { MapWords } from '../../area-map.ts';
import type { BoundaryStatement } from '@openmara/core/missions/disputed-lines';

export interface Overview {
  /** "third quarter of 2016", in the language. */
  readonly period: string;
  readonly mission: string;
  readonly date: string;
  /** The enumeration of what was only reported. */
  readonly statuses: string;
  readonly verified: number | null;
  readonly survivors: number | null;
  readonly reports: number | null;
  readonly late: number | null;
  /** Null where nothing is said of it. */
  readonly withoutConsent: number | null;
}
/** Shares from 0 to 1, of all survivors. */
export interface SurvivorSentences {
  readonly displaced: (share: number) => string;
  readonly female: (share: number) => string;
  readonly withheld: string;
}
/** What is said of services. Only counts that may be shown come here. */
export interface ServiceSentences {
  /** Survivors who had at least one service. */
  readonly received: (survivors: number) => string;
  /** Survivors for whom at least one was not available. */
  readonly notAvailable: (survivors: number) => string;
  /** How the table is to be read, and what is not in it. */
  readonly reading: string;
  /** Nothing was recorded for any survivor. */
  readonly none: string;
  /** Why there is no table. */
  readonly missing: Readonly<Record<Missing, string>>;
}
/** Why a release has no table: it would tell too much beside the others, or it was made before there was one. */
export type Missing = 'refused' | 'not_released';
/** What is said of who listens where. */
export interface ListeningSentences {
  /** Components and agencies with focal points, as a list in the language. */
  readonly by: (who: string) => string;
  readonly nobody: string;
  /** Areas that no focal point covers, as a list in the language. */
  readonly unheard: (places: string) => string;
  readonly everywhere: string;
  /** Which areas focal points cover was never recorded. */
  readonly notRecorded: string;
}
/** What the quarterly report says in one language; numbers come as counted, null is withheld. */
export interface QuarterlyWords {
  readonly title: string;
  readonly subtitle: (mission: string, period: string, date: string) => string;
  /** @param ordinal 1 to 4 */
  readonly quarter: (ordinal: number, year: string) => string;
  readonly distribution: string;
  /** The arrangements, under the name of the organization. */
  readonly body: string;
  readonly organization: string;
  readonly original: string;
  readonly synthetic: string;
  readonly headings: Readonly<
    Record<
      | 'overview'
      | 'pattern'
      | 'survivors'
      | 'services'
      | 'parties'
      | 'places'
      | 'circumstances'
      | 'sources'
      | 'basis',
      string
    >
  >;
  readonly captions: Readonly<
    Record<
      'forms' | 'ages' | 'services' | 'parties' | 'map' | 'circumstances' | 'sources' | 'sourcesByPlace',
      string
    >
  >;
  /** The line over the quarters that were released. */
  readonly trend: {
    readonly caption: string;
    readonly incidents: string;
    readonly reports: string;
    /** The quarter without its year, short. @param ordinal 1 to 4 */
    readonly quarter: (ordinal: number) => string;
    readonly reading: string;
  };
  readonly total: string;
  /** How headings, tables, figures and the map are numbered. */
  readonly numbered: {
    /** @param mark I, or what the language counts headings by */
    readonly heading: (mark: string, text: string) => string;
    readonly table: (number: number) => string;
    readonly figure: (number: number, mark: string) => string;
    /** There is one. */
    readonly map: string;
  };
  /** What stands first under a table or figure. */
  readonly source: (mission: string, period: string, date: string) => string;
  readonly footnotes: Readonly<Record<'verified' | 'services', string>>;
  /** In place of the bars where no party may be named. */
  readonly noParty: string;
  /** Of a place or party that is not known. */
  readonly notStated: string;
  readonly withheldNote: string;
  readonly overlapNote: string;
  /** What stands under the map. */
  readonly map: {
    /** The general disclaimer of the United Nations, under every map. */
    readonly endorsement: string;
    /** Only where the line lies on the map. */
    readonly statements: Readonly<Record<BoundaryStatement, string>>;
    /** The signs of the areas. @param to from 5 on: smaller numbers are withheld */
    readonly legend: MapWords['legend'];
    readonly range: MapWords['range'];
    readonly reading: string;
    /** Areas that something is said of and that have no shape, as a list in the language. */
    readonly notDrawn: (places: string) => string;
    readonly attribution: string;
  };
  readonly withheld: string;
  /** The two opening paragraphs. */
  readonly overview: (values: Overview) => readonly string[];
  /** What earlier quarters had, each named as the language names quarters; more verified is not more violence. */
  readonly earlier: (
    quarters: ReadonlyArray<{ readonly period: string; readonly verified: number | null }>,
  ) => string;
  readonly survivors: SurvivorSentences;
  readonly services: ServiceSentences;
  readonly listening: ListeningSentences;
  /** On what the figures stand. @param time as 14:05 UTC */
  readonly basis: (date: string, time: string) => readonly string[];
}
