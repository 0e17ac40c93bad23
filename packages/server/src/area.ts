/** An area is a folder with a door: what it offers to the house is said in its `area.ts`, and nowhere else. */
import type { Kind } from '@openmara/core/records/kind';
import type { DocumentKind } from './documents/kinds.ts';
import type { ImportTarget } from './exchange/import-target.ts';
import type { Job } from './jobs/job.ts';
import type { Context, Operation } from './operations/operation.ts';

/** Something of an area that waits for the one who asks, by its code; the pages know what to call it and where it is. */
export interface Waiting {
  readonly what: string;
  readonly count: number;
  /** That there are more than the number says: beyond some hundreds nobody needs to know how many. */
  readonly more?: boolean;
  /** Since when the oldest waits, or the day that is due first, as an ISO day; null where nothing waits or no day is known. */
  readonly oldest: string | null;
}

export interface Area<Operations extends readonly Operation[] = readonly Operation[]> {
  /** As its folders are called in core, server and web. */
  readonly name: string;
  readonly operations: Operations;
  /** Its plain records; their operations stand in `operations`, made by `operationsOf`. */
  readonly kinds?: readonly Kind[];
  /** What files can be imported into. */
  readonly importTargets?: readonly ImportTarget[];
  /** Long and regular work, with its queues and schedules. */
  readonly jobs?: readonly Job[];
  /** Documents that are composed from the register, by the name of their kind. */
  readonly documents?: Readonly<Record<string, DocumentKind>>;
  /** What waits here for whoever asks, by what they may do; asked under the rows that they may see. */
  readonly waits?: (context: Context) => Promise<readonly Waiting[]>;
}

export const defineArea = <const Operations extends readonly Operation[]>(
  area: Area<Operations>,
): Area<Operations> => area;
