/** Commitments: what parties signed, what they promised in it, and what became of it. */
import { EVIDENCE } from '@openmara/core/commitments/evidence';
import { FUNDING } from '@openmara/core/commitments/funding';
import { IMPLEMENTING_BODY } from '@openmara/core/commitments/implementing-body';
import { INSTRUMENT } from '@openmara/core/commitments/instrument';
import { MEASURE } from '@openmara/core/commitments/measure';
import { MILESTONE } from '@openmara/core/commitments/milestone';
import { SIGNATORY } from '@openmara/core/commitments/signatory';
import { defineArea } from '../area.ts';
import { commitmentStanding } from './commitment-standing.ts';
import { waitingMeasures } from './waiting-measures.ts';
import { importTargetOf } from '../records/import-records.ts';
import { operationsOf } from '../records/serve-kind.ts';

const KINDS = [INSTRUMENT, SIGNATORY, MEASURE, MILESTONE, EVIDENCE, FUNDING, IMPLEMENTING_BODY] as const;

export const commitments = defineArea({
  name: 'commitments',
  kinds: KINDS,
  operations: [
    ...operationsOf(INSTRUMENT),
    ...operationsOf(SIGNATORY),
    ...operationsOf(MEASURE),
    ...operationsOf(MILESTONE),
    ...operationsOf(EVIDENCE),
    ...operationsOf(FUNDING),
    ...operationsOf(IMPLEMENTING_BODY),
    commitmentStanding,
  ],
  waits: waitingMeasures,
  importTargets: KINDS.map(importTargetOf),
});
