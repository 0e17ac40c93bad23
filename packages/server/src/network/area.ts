/** The network: focal points of components, agencies and field offices. */
import { FOCAL_POINT } from '@openmara/core/network/focal-point';
import { defineArea } from '../area.ts';
import { importTargetOf } from '../records/import-records.ts';
import { operationsOf } from '../records/serve-kind.ts';

export const network = defineArea({
  name: 'network',
  kinds: [FOCAL_POINT],
  operations: [...operationsOf(FOCAL_POINT)],
  importTargets: [importTargetOf(FOCAL_POINT)],
});
