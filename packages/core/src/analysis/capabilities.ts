import { ADVISERS, type AreaRules } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  /** Tables of one's own making are for who reads the records; the others read releases. */
  count_records: [...ADVISERS, 'verifying_officer', 'working_group_member'],
} as const satisfies AreaRules;
