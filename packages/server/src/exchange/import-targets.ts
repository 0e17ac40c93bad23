/** Everything that files can be imported into, by name, from the doors of the areas. */
import { AREAS } from '../areas.ts';
import type { ImportTarget } from './import-target.ts';

export const IMPORT_TARGETS: ReadonlyMap<string, ImportTarget> = new Map(
  AREAS.flatMap((area) => area.importTargets ?? []).map((target) => [target.name, target]),
);
