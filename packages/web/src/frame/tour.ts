/** The tour of the demonstration: its stops, and at which of them the reader is. */
import type { Capability } from '@openmara/core/access/rules';

/** A page to stop at, and what is said there, by the code of the words in `locales/{language}/help/tour.json`. */
export interface Stop {
  readonly code: string;
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}
/** In the order in which a report becomes a figure. */
const ALL = [
  { code: 'home', path: 'home', needs: 'read_releases' },
  { code: 'reports', path: 'reports', needs: 'read_reports' },
  { code: 'joining', path: 'reports', search: { joined: 'no' }, needs: 'join_reports' },
  { code: 'incidents', path: 'incidents', needs: 'read_incidents' },
  {
    code: 'verification',
    path: 'incidents',
    search: { status: 'under_verification' },
    needs: 'record_verification',
  },
  { code: 'tables', path: 'tables', needs: 'count_records' },
  { code: 'documents', path: 'documents', needs: 'read_documents' },
  { code: 'network', path: 'network', needs: 'read_network' },
  { code: 'work', path: 'work', needs: 'have_work' },
  { code: 'glossary', path: 'glossary', needs: 'know_missions' },
] as const satisfies ReadonlyArray<Stop & { readonly needs: Capability }>;

/** Every stop. */
export const STOPS: ReadonlyArray<Stop & { readonly needs: Capability }> = ALL;
/** The stops at pages that the reader's roles open. */
export const stopsFor = (may: (capability: Capability) => boolean): readonly Stop[] =>
  STOPS.filter(({ needs }) => may(needs));

let at: number | null = null;
const listeners = new Set<() => void>();
/** The number of the stop, from 0; null while nobody is on a tour. */
export const tourAt = (): number | null => at;
/** Goes to a stop; null ends the tour. */
export function stopAt(stop: number | null): void {
  at = stop;
  for (const listener of listeners) listener();
}
export const onTour = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
