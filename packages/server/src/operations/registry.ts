/** Every operation of the house, once. */
import type { z } from 'zod';
import { createAccount } from '../access/create-account.ts';
import { isSetUp } from '../access/is-set-up.ts';
import { listAccounts } from '../access/list-accounts.ts';
import { setUp } from '../access/set-up.ts';
import { signIn } from '../access/sign-in.ts';
import { signOut } from '../access/sign-out.ts';
import { whoAmI } from '../access/who-am-i.ts';
import { tabulate } from '../analysis/tabulate.ts';
import { listAudit } from '../audit/list-audit.ts';
import { clearDocument } from '../documents/clear-document.ts';
import { documentFile } from '../documents/document-file.ts';
import { getDocument } from '../documents/get-document.ts';
import { listDocuments } from '../documents/list-documents.ts';
import { composeQuarterly } from '../documents/quarterly/compose-quarterly.ts';
import { applyImport } from '../exchange/apply-import.ts';
import { listImports } from '../exchange/list-imports.ts';
import { previewImport } from '../exchange/preview-import.ts';
import { listRefusals, refusedRows } from '../exchange/refused-rows.ts';
import { saveMapping } from '../exchange/save-mapping.ts';
import { startImport } from '../exchange/start-import.ts';
import { uploadFile } from '../exchange/upload-file.ts';
import { fileReport } from '../incidents/file-report.ts';
import { getIncident } from '../incidents/get-incident.ts';
import { joinReport, openIncident, separateReport } from '../incidents/join-report.ts';
import { listIncidents } from '../incidents/list-incidents.ts';
import { getReport, listReports } from '../incidents/list-reports.ts';
import { listViews, saveView } from '../incidents/saved-views.ts';
import { decideVerification, recordStep } from '../incidents/verify-incident.ts';
import { createMission, listMissions, missionHome, missionMap } from '../missions/missions.ts';
import { confirmAlias, createParty, listParties } from '../parties/parties.ts';
import type { Operation } from './operation.ts';

const HOUSE = [
  signIn,
  signOut,
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
  uploadFile,
  previewImport,
  startImport,
  applyImport,
  listImports,
  listRefusals,
  refusedRows,
  saveMapping,
  tabulate,
  composeQuarterly,
  listDocuments,
  getDocument,
  documentFile,
  clearDocument,
] as const;

/** The same list for those who go through all of it. */
export const OPERATIONS: readonly Operation[] = HOUSE;
/** The operation of that name. */
export const operationNamed = (name: string): Operation | undefined =>
  OPERATIONS.find((operation) => operation.name === name);

type Known = (typeof HOUSE)[number];
type Answering = Extract<Known, { readonly output: z.ZodType }>;
/** Names to input and output: what the web client is typed by. */
export type OperationTypes = {
  [O in Answering as O['name']]: { input: z.input<O['input']>; output: z.output<O['output']> };
};
/** Operations that answer with a file: name to input. */
export type FileTypes = {
  [O in Extract<Known, { readonly kind: 'file' }> as O['name']]: z.input<O['input']>;
};
