import { ADVISERS, type AreaRules } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  // A document bears the name of the mission: who sees an area of it only does not compose it.
  compose_document: ['senior_wpa', 'wpa', 'working_group_member'],
  read_documents: [...ADVISERS, 'working_group_member', 'head_of_mission', 'headquarters_analyst'],
  clear_document: ['senior_wpa', 'head_of_mission'],
} as const satisfies AreaRules;
