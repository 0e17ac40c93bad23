import { defineArea } from '../frame/area.ts';

export const incidents = defineArea({
  name: 'incidents',
  pages: [
    {
      path: 'reports',
      label: 'nav.reports',
      needs: 'read_reports',
      place: 20,
      load: async () => (await import('./ReportsPage.tsx')).ReportsPage,
    },
    {
      path: 'reports/$id',
      label: 'column.report',
      needs: 'read_reports',
      load: async () => (await import('./ReportPage.tsx')).ReportPage,
    },
    {
      path: 'reports/own',
      label: 'own.title',
      needs: 'file_report',
      place: 22,
      load: async () => (await import('./OwnReportsPage.tsx')).OwnReportsPage,
    },
    {
      path: 'reports/new',
      label: 'file.title',
      needs: 'file_report',
      form: {
        name: 'report',
        part: 'new',
        about: async () => (await import('./report-values.ts')).aboutReportDraft,
      },
      load: async () => (await import('./ReportForm.tsx')).FileReportPage,
    },
    {
      path: 'reports/$id/correct',
      label: 'file.correct.title',
      needs: 'file_report',
      form: {
        name: 'report',
        part: 'change',
        about: async () => (await import('./report-values.ts')).aboutReportDraft,
      },
      load: async () => (await import('./ReportForm.tsx')).CorrectReportPage,
    },
    {
      path: 'reports/join',
      label: 'many.title',
      needs: 'join_reports',
      load: async () => (await import('./JoinManyPage.tsx')).JoinManyPage,
    },
    {
      path: 'reports/$id/join',
      label: 'candidates.title',
      needs: 'join_reports',
      load: async () => (await import('./JoinPage.tsx')).JoinPage,
    },
    {
      path: 'incidents',
      label: 'nav.incidents',
      needs: 'read_incidents',
      place: 30,
      load: async () => (await import('./IncidentsPage.tsx')).IncidentsPage,
    },
    {
      path: 'incidents/planned',
      label: 'planned.due',
      needs: 'record_verification',
      load: async () => (await import('./PlannedPage.tsx')).PlannedPage,
    },
    {
      path: 'incidents/decisions',
      label: 'decisions.title',
      needs: 'decide_verification',
      load: async () => (await import('./DecisionsPage.tsx')).DecisionsPage,
    },
    {
      path: 'incidents/$id',
      label: 'column.incident',
      needs: 'read_incidents',
      load: async () => (await import('./IncidentPage.tsx')).IncidentPage,
    },
    {
      path: 'incidents/$id/correct',
      label: 'facts.title',
      needs: 'join_reports',
      form: { name: 'incident', part: 'change' },
      load: async () => (await import('./CorrectIncidentPage.tsx')).CorrectIncidentPage,
    },
  ],
  waits: [
    { what: 'decisions_waiting', label: 'decisions.waiting', path: 'incidents/decisions' },
    { what: 'due.steps', label: 'planned.due', path: 'incidents/planned' },
    { what: 'reports_unjoined', label: 'reports.waiting', path: 'reports', search: { joined: 'no' } },
    {
      what: 'incidents_reported',
      label: 'incidents.reported',
      path: 'incidents',
      search: { status: 'reported' },
    },
    {
      what: 'incidents_under_verification',
      label: 'incidents.under',
      path: 'incidents',
      search: { status: 'under_verification' },
    },
  ],
  actions: [
    { label: 'decisions.title', needs: 'decide_verification', path: 'incidents/decisions' },
    { label: 'planned.due', needs: 'record_verification', path: 'incidents/planned' },
    { label: 'file.title', needs: 'file_report', path: 'reports/new' },
    { label: 'reports.join', needs: 'join_reports', path: 'reports', search: { joined: 'no' } },
    {
      label: 'incidents.continue',
      needs: 'record_verification',
      path: 'incidents',
      search: { status: 'under_verification' },
    },
  ],
});
