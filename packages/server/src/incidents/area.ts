/** Reports and incidents: filing, joining, verification. */
import { defineArea } from '../area.ts';
import { attachToReport } from './attachments/attach-to-report.ts';
import { listAttachments } from './attachments/list-attachments.ts';
import { readAttachment } from './attachments/read-attachment.ts';
import { withdrawAttachment } from './attachments/withdraw-attachment.ts';
import { considerReportAgain } from './consider-report-again.ts';
import { correctIncident } from './correct-incident.ts';
import { correctReport } from './correct-report.ts';
import { decideVerification } from './decide-verification.ts';
import { endStep } from './end-step.ts';
import { deleteView } from './delete-view.ts';
import { exportIncidents } from './export-incidents.ts';
import { fileReport } from './file-report.ts';
import { findCandidates } from './find-candidates.ts';
import { findOfficers } from './find-officers.ts';
import { findReference } from './find-reference.ts';
import { getIncident } from './get-incident.ts';
import { getReport } from './get-report.ts';
import { exportReports } from './export-reports.ts';
import { handOverIncidents } from './hand-over-incidents.ts';
import { handOverReports } from './hand-over-reports.ts';
import { importReports } from './import-reports/import-reports.ts';
import { joinReport } from './join-report.ts';
import { joinReports } from './join-reports.ts';
import { judgeIndependence } from './judge-independence.ts';
import { keepReportApart } from './keep-report-apart.ts';
import { listColleagues } from './list-colleagues.ts';
import { listDecidable } from './list-decidable.ts';
import { listIncidents } from './list-incidents.ts';
import { listOwnReports } from './list-own-reports.ts';
import { listPlanned } from './list-planned.ts';
import { listReports } from './list-reports.ts';
import { listViews } from './list-views.ts';
import { openIncident } from './open-incident.ts';
import { planSteps } from './plan-steps.ts';
import { planStep } from './plan-step.ts';
import { readIncidentFacts } from './read-incident-facts.ts';
import { readReportForm } from './read-report-form.ts';
import { recordConsent } from './record-consent.ts';
import { recordResponse } from './record-response.ts';
import { recordStep } from './record-step.ts';
import { renameView } from './rename-view.ts';
import { saveView } from './save-view.ts';
import { separateReport } from './separate-report.ts';
import { tellAboutReports } from './tell-about-reports.ts';
import { tellAboutReport } from './tell-about-report.ts';
import { waitingIncidents } from './waiting-incidents.ts';
import { whoSeesIncident } from './who-sees-incident.ts';

export const incidents = defineArea({
  name: 'incidents',
  operations: [
    fileReport,
    findReference,
    readReportForm,
    correctReport,
    recordConsent,
    listReports,
    exportReports,
    listOwnReports,
    attachToReport,
    listAttachments,
    readAttachment,
    withdrawAttachment,
    tellAboutReport,
    tellAboutReports,
    getReport,
    listIncidents,
    exportIncidents,
    getIncident,
    openIncident,
    findCandidates,
    joinReport,
    joinReports,
    separateReport,
    keepReportApart,
    considerReportAgain,
    judgeIndependence,
    readIncidentFacts,
    correctIncident,
    recordResponse,
    recordStep,
    handOverReports,
    handOverIncidents,
    listColleagues,
    findOfficers,
    planStep,
    planSteps,
    endStep,
    listPlanned,
    listDecidable,
    whoSeesIncident,
    decideVerification,
    saveView,
    renameView,
    deleteView,
    listViews,
  ],
  importTargets: [importReports],
  waits: waitingIncidents,
});
