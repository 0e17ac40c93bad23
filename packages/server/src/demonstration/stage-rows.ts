/** Synthetic incidents as rows: by COPY into staging tables of the session, and from there, under row security, into the register. */
import type pg from 'pg';
import { execute } from '../database/rows.ts';
import { type CopyValue, openCopy } from '../exchange/copy-rows.ts';
import type { SyntheticIncident, SyntheticReport } from './generate.ts';

/** The accounts in whose name it is recorded. */
export interface Accounts {
  readonly files: string;
  readonly verifies: string;
  readonly advises: string;
}

/** Tables in the order in which they refer to each other, each with its columns. */
const TABLES = [
  [
    'incident',
    `mission_id, id, reference, occurred_from, occurred_to, date_precision, place_id, adm1_id, adm2_id,
     place_precision, latitude, longitude, forms, conflict_links, source_types, status, decided_on,
     report_count, survivor_count, synthetic, created_by, recorded_at, reporting_consent`,
  ],
  ['survivor_group', 'mission_id, incident_id, line, sex, age_band, displacement, count'],
  ['alleged_perpetrator', 'mission_id, incident_id, line, party_id, attribution'],
  ['circumstance', 'mission_id, incident_id, code'],
  ['response', 'mission_id, incident_id, survivor_line, service, state, recorded_on'],
  [
    'verification_step',
    `mission_id, incident_id, sequence, kind, method, decision, primary_source, officer_id, taken_on,
     grounds, recorded_at`,
  ],
  [
    'report',
    `mission_id, id, received_on, occurred_from, occurred_to, date_precision, place_id, adm1_id,
     place_precision, forms, circumstances, party_ids, source_type, reliability, credibility, office,
     narrative, filed_by, synthetic, joined, recorded_at, consent_reporting`,
  ],
  ['report_survivor', 'mission_id, report_id, line, sex, age_band, displacement, count, count_known'],
  ['incident_report', 'mission_id, incident_id, report_id, joined_by, joined_at, reason'],
] as const;
type TableName = (typeof TABLES)[number][0];

/** The rows of some thousand incidents, by table. */
export class StagedRows {
  private readonly rows: Record<TableName, CopyValue[][]> = {
    incident: [],
    survivor_group: [],
    alleged_perpetrator: [],
    circumstance: [],
    response: [],
    verification_step: [],
    report: [],
    report_survivor: [],
    incident_report: [],
  };
  private readonly mission: string;
  private readonly accounts: Accounts;
  constructor(mission: string, accounts: Accounts) {
    this.mission = mission;
    this.accounts = accounts;
  }

  add(incident: SyntheticIncident): void {
    const first = incident.reports[0]?.receivedOn ?? '2016-01-01';
    const recorded = `${incident.decidedOn ?? incident.stepOn ?? first}T12:00:00Z`;
    this.addIncident(incident, recorded);
    this.addParts(incident, first);
    this.addSteps(incident, recorded);
    for (const report of incident.reports) this.addReport(report, incident.id);
  }

  /** Writes everything in the transaction that is open. */
  async write(db: pg.ClientBase): Promise<void> {
    for (const [table, columns] of TABLES) {
      await execute(
        db,
        `create temp table load_${table} on commit drop as select ${columns} from openmara.${table} limit 0`,
      );
      const copy = openCopy(db, `load_${table}`);
      for (const row of this.rows[table]) await copy.write(row);
      await copy.end();
      await execute(db, `insert into openmara.${table} (${columns}) select * from load_${table}`);
    }
  }

  private addIncident(incident: SyntheticIncident, recorded: string): void {
    const joined = incident.reports.filter((report) => report.joined);
    this.rows.incident.push([
      this.mission,
      incident.id,
      incident.reference,
      incident.from,
      incident.to,
      incident.precision,
      incident.placeId,
      incident.adm1,
      incident.adm2,
      incident.placePrecision,
      incident.latitude,
      incident.longitude,
      incident.forms,
      ['perpetrator_profile'],
      [...new Set(joined.map((report) => report.sourceType))],
      incident.status,
      incident.decidedOn,
      joined.length,
      incident.groups.reduce((sum, group) => sum + group.count, 0),
      true,
      this.accounts.files,
      recorded,
      true,
    ]);
  }
  private addParts(incident: SyntheticIncident, first: string): void {
    const { rows, mission } = this;
    incident.groups.forEach(({ sex, age, displacement, count }, line) =>
      rows.survivor_group.push([mission, incident.id, line + 1, sex, age, displacement, count]),
    );
    incident.partyIds.forEach((party, line) =>
      rows.alleged_perpetrator.push([mission, incident.id, line + 1, party, 'witness_identification']),
    );
    for (const code of incident.circumstances) rows.circumstance.push([mission, incident.id, code]);
    if (!incident.response) return;
    const { service, state } = incident.response;
    rows.response.push([mission, incident.id, 1, service, state, first]);
  }
  private addSteps({ id, stepOn, decidedOn, status }: SyntheticIncident, recorded: string): void {
    const { verifies } = this.accounts;
    const step = (sequence: number, kind: string, decision: string | null, primary: boolean, on: string) => {
      const grounds =
        kind === 'step'
          ? 'Synthetic: interview recorded by the generator.'
          : 'Synthetic: decision recorded by the generator.';
      this.rows.verification_step.push([
        this.mission,
        id,
        sequence,
        kind,
        'interview',
        decision,
        primary,
        verifies,
        on,
        grounds,
        recorded,
      ]);
    };
    if (stepOn) step(1, 'step', null, true, stepOn);
    if (decidedOn) step(2, 'decision', status, false, decidedOn);
  }
  private addReport(report: SyntheticReport, incident: string): void {
    const { rows, mission } = this;
    const { files } = this.accounts;
    rows.report.push([
      mission,
      report.id,
      report.receivedOn,
      report.from,
      report.to,
      report.precision,
      report.placeId,
      report.adm1,
      report.placePrecision,
      report.forms,
      report.circumstances,
      report.partyIds,
      report.sourceType,
      report.reliability,
      report.credibility,
      report.office,
      'Synthetic report: no person or event in it is real.',
      files,
      true,
      report.joined,
      `${report.receivedOn}T09:00:00Z`,
      true,
    ]);
    const { sex, age, displacement, count } = report;
    rows.report_survivor.push([mission, report.id, 1, sex, age, displacement, count, true]);
    if (report.joined)
      rows.incident_report.push([
        mission,
        incident,
        report.id,
        files,
        `${report.receivedOn}T10:00:00Z`,
        'Synthetic: joined by the generator',
      ]);
  }
}
