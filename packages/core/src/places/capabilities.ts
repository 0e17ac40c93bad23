import { type AreaRules, PARTICIPANTS } from '../access/roles.ts';

/** What all missions share: places, parties, services, and what others publish. */
export const capabilities = {
  read_reference: PARTICIPANTS,
  manage_reference: ['senior_wpa', 'wpa'],
} as const satisfies AreaRules;
