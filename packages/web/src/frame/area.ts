import type { Capability } from '@openmara/core/access/rules';
import type { Kind } from '@openmara/core/records/kind';
import type { ComponentType } from 'react';

/** A page that belongs to no mission: before signing in, after leaving, of the account itself. */
export interface OutsidePage<Path extends string = string> {
  /** From the root, as the router writes it. */
  readonly path: Path;
  /** The message by which the navigation, the palette and the title of the document call the page. */
  readonly label: string;
  /** Brings the page's own part of the program when it is first opened. */
  readonly load: () => Promise<ComponentType>;
}

/** A page of a mission. Whoever lacks what it needs is not offered it, and at its address reads that the role does not include it. */
export interface Page<Path extends string = string> extends OutsidePage<Path> {
  /** Below `/m/{mission}/`, as the router writes it: `incidents`, `incidents/$id`. */
  readonly path: Path;
  readonly needs: Capability;
  /** Where it stands in the navigation, smallest first; a page without a place is reached from other pages only. */
  readonly place?: number;
  /** Of which kind of records it is, and what of them it shows; links between records and drafts find their page by it. */
  readonly records?: { readonly kind: Kind; readonly part: RecordPart };
  /** Which form an area's own page has; its drafts find their page by it. */
  readonly form?: {
    readonly name: string;
    readonly part: 'new' | 'change';
    /** Brings what says of a draft what it is about, where the form has no kind that says it. */
    readonly about?: () => Promise<(content: Readonly<Record<string, unknown>>) => string>;
  };
}
export type RecordPart = 'list' | 'new' | 'page' | 'change';

/** Something to do rather than to look at, in the palette: it leads to the page on which it is done. */
export interface Action {
  readonly label: string;
  readonly needs: Capability;
  /** The path of a page without parameters, in the navigation or not. */
  readonly path: string;
  /** What the page finds in its address, such as a filter. */
  readonly search?: Readonly<Record<string, string>>;
}

/** What the page calls something that waits in the area, and where it is dealt with. */
export interface Waiting {
  /** The code by which the server's door of the area counts it. */
  readonly what: string;
  readonly label: string;
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** All that an area offers on the pages; its strings are in `locales/{language}/{name}.json`. */
export interface Area {
  /** Also the name of its folder. */
  readonly name: string;
  readonly pages: readonly Page[];
  readonly actions?: readonly Action[];
  readonly waits?: readonly Waiting[];
  readonly outside?: readonly OutsidePage[];
}

/** Says what an area offers and keeps its paths as literals, so that a link to a page that is not there does not compile. */
export const defineArea = <const A extends Area>(area: A): A => area;
