/** Rows that were read, in a table of the session's own, before anything is compared or written. */
import {
  REPORT_FIELD_NAMES,
  REPORT_FIELDS,
  reportContent,
  reportValues,
  type StoredReport,
} from '@openmara/core/incidents/report-fields';
import type { SurvivorLine } from '@openmara/core/incidents/schema';
import { contentDigest } from '@openmara/vault/digests';
import { newId } from '@openmara/vault/ids';
import type pg from 'pg';
import { execute } from '../../database/rows.ts';
import { type CopyWriter, openCopy } from '../../exchange/copy-rows.ts';
import type { FieldRow } from '../../exchange/read-rows.ts';

const FIELDS = REPORT_FIELD_NAMES.map((name) => `${REPORT_FIELDS[name].column} ${REPORT_FIELDS[name].type}`);
const STAGE = `create temp table stage (
  row_number int, id uuid, key text, survivor_key text, digest text,
  ${FIELDS.join(', ')}, original jsonb, survivors jsonb
) on commit drop`;

export interface StagedReport {
  readonly key: string | null;
  readonly survivorKey: string | null;
  readonly report: StoredReport;
  readonly survivors: readonly SurvivorLine[];
}

/** Writes staged rows by COPY; memory does not grow with the file. */
export class ReportStage {
  private readonly copy: CopyWriter;
  private readonly header: readonly string[];
  /** Positions of the cells by heading, so that columns in another order are the same content. */
  private readonly order: readonly number[];
  private readonly now: Date;
  private constructor(copy: CopyWriter, header: readonly string[], now: Date) {
    this.copy = copy;
    this.header = header;
    this.now = now;
    const name = (at: number): string => header[at] ?? '';
    this.order = header.map((_, at) => at).sort((a, b) => (name(a) < name(b) ? -1 : 1));
  }
  /** @param header each heading once */
  static async open(db: pg.ClientBase, header: readonly string[], now: Date): Promise<ReportStage> {
    await execute(db, 'drop table if exists stage');
    await execute(db, STAGE);
    return new ReportStage(openCopy(db, 'stage'), header, now);
  }

  async add(row: FieldRow, staged: StagedReport): Promise<void> {
    const { key, survivorKey, report, survivors } = staged;
    const original: Record<string, string> = {};
    for (const at of this.order) {
      const cell = row.cells[at] ?? '';
      if (cell !== '') original[this.header[at] ?? ''] = cell;
    }
    // A row without a key is known by what it says; a new column of remarks does not make it another report.
    const known = key ?? `content:${contentDigest(reportContent(report, survivors))}`;
    const content = `${survivorKey ?? ''}${reportContent(report, survivors, Object.entries(original))}`;
    await this.copy.write([
      row.number,
      newId(this.now.getTime()),
      known,
      survivorKey,
      contentDigest(content),
      ...reportValues(report),
      JSON.stringify(original),
      JSON.stringify(survivors),
    ]);
  }
  async close(): Promise<void> {
    await this.copy.end();
  }
}
