/** Every operation of the house, once. */
import {
  createAccount,
  isSetUp,
  listAccounts,
  listAudit,
  setUp,
  signIn,
  whoAmI,
} from '../access/accounts.ts';
import { tabulate } from '../analysis/tabulate.ts';
import { clearDocument } from '../documents/clear-document.ts';
import { getDocument } from '../documents/get-document.ts';
import { listDocuments } from '../documents/list-documents.ts';
import { composeQuarterly } from '../documents/quarterly/compose-quarterly.ts';
import {
  applyImport,
  getRefusals,
  listImports,
  previewImport,
  saveMapping,
  startImport,
} from '../exchange/imports.ts';
import { fileReport } from '../incidents/file-report.ts';
import { getIncident } from '../incidents/get-incident.ts';
import { joinReport, openIncident, separateReport } from '../incidents/join-report.ts';
import { listIncidents } from '../incidents/list-incidents.ts';
import { getReport, listReports } from '../incidents/list-reports.ts';
import { listViews, saveView } from '../incidents/saved-views.ts';
import { decideVerification, recordStep } from '../incidents/verify-incident.ts';
import { createMission, listMissions, missionHome, missionMap } from '../missions/missions.ts';
import { confirmAlias, createParty, listParties } from '../parties/parties.ts';
import type { z } from 'zod';

export const OPERATIONS = [
  signIn,
  whoAmI,
  isSetUp,
  setUp,
  createAccount,
  listAccounts,
  listAudit,
  listMissions,
  createMission,
  missionHome,
  missionMap,
  fileReport,
  listReports,
  getReport,
  listIncidents,
  getIncident,
  openIncident,
  joinReport,
  separateReport,
  recordStep,
  decideVerification,
  saveView,
  listViews,
  listParties,
  createParty,
  confirmAlias,
  previewImport,
  startImport,
  applyImport,
  listImports,
  getRefusals,
  saveMapping,
  tabulate,
  composeQuarterly,
  listDocuments,
  getDocument,
  clearDocument,
] as const;

type Known = (typeof OPERATIONS)[number];
/** Names to input and output: what the web client is typed by. */
export type OperationTypes = {
  [O in Known as O['name']]: { input: z.input<O['input']>; output: z.output<O['output']> };
};
