/** The operations of a kind, from its definition. */
import type { Kind } from '@openmara/core/records/kind';
import { changeOperation } from './change-record.ts';
import { exportOperation } from './export-records.ts';
import { getOperation } from './get-record.ts';
import { listOperation } from './list-records.ts';
import { lookUpOperation } from './look-up.ts';
import type { OwnWrites } from './own-writes.ts';
import { historyOperation } from './record-history.ts';
import { recordOperation } from './record-record.ts';
import { undoOperation } from './undo-record.ts';
import { withdrawOperation } from './withdraw-record.ts';

/** @param own what the kind's area does beside, in the same transaction */
export const operationsOf = <const Name extends string>(kind: Kind<Name>, own: OwnWrites = {}) =>
  [
    listOperation(kind),
    getOperation(kind),
    historyOperation(kind),
    lookUpOperation(kind),
    recordOperation(kind, own),
    changeOperation(kind, own),
    withdrawOperation(kind),
    undoOperation(kind),
    exportOperation(kind),
  ] as const;
