import { ADVISERS, type AreaRules } from '../access/roles.ts';

/** The road only; what comes along it needs the capability of what it is imported into. */
export const capabilities = {
  import_records: [...ADVISERS, 'focal_point'],
  /** Renaming and deleting the mappings that others of the mission saved. */
  manage_mappings: ['senior_wpa'],
} as const satisfies AreaRules;
