/** The audit log, for the auditor. */
import { defineArea } from '../area.ts';
import { listAudit } from './list-audit.ts';

export const audit = defineArea({ name: 'audit', operations: [listAudit] });
