/** Everything that files can be imported into, by name. */
import { importCodings } from '../analysis/import-codings.ts';
import { importEvents } from '../analysis/import-events.ts';
import { importReports } from '../incidents/import-reports/import-reports.ts';
import { importParties } from '../parties/import-parties.ts';
import { importPlaces } from '../places/import-places.ts';
import { importProviders } from '../services/import-providers.ts';
import type { ImportTarget } from './import-target.ts';

const TARGETS: readonly ImportTarget[] = [
  importReports,
  importPlaces,
  importParties,
  importEvents,
  importCodings,
  importProviders,
];
export const IMPORT_TARGETS: ReadonlyMap<string, ImportTarget> = new Map(
  TARGETS.map((target) => [target.name, target]),
);
