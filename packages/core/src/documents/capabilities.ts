import { ADVISERS, type AreaRules } from '../access/roles.ts';

export const capabilities = {
  compose_document: ADVISERS,
  read_documents: [...ADVISERS, 'working_group_member', 'head_of_mission', 'headquarters_analyst'],
  clear_document: ['senior_wpa', 'head_of_mission'],
} as const satisfies AreaRules;
