/** The operations of a kind, from its definition. */
import type { Kind } from '@openmara/core/records/kind';
import { changeOperation } from './change-record.ts';
import { exportOperation } from './export-records.ts';
import { getOperation } from './get-record.ts';
import { listOperation } from './list-records.ts';
import { lookUpOperation } from './look-up.ts';
import { historyOperation } from './record-history.ts';
import { recordOperation } from './record-record.ts';
import { undoOperation } from './undo-record.ts';
import { withdrawOperation } from './withdraw-record.ts';

export const operationsOf = <const Name extends string>(kind: Kind<Name>) =>
  [
    listOperation(kind),
    getOperation(kind),
    historyOperation(kind),
    lookUpOperation(kind),
    recordOperation(kind),
    changeOperation(kind),
    withdrawOperation(kind),
    undoOperation(kind),
    exportOperation(kind),
  ] as const;
