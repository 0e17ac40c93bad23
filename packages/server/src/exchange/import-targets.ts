/** What a file can be imported into, and what that needs: the capability belongs to what is done, not to the road. */
import type { Capability } from '@openmara/core/access/rules';
import type { Mapping } from '@openmara/core/exchange/mapping';
import type { Context } from '../operations/operation.ts';
import { importReference } from './import-reference.ts';
import { type ImportJob, type ImportOutcome, importReports } from './import-reports.ts';
import type { RowReader } from './read-rows.ts';

export interface ImportTarget {
  readonly needs: Capability;
  run(context: Context, reader: RowReader, job: ImportJob): Promise<ImportOutcome>;
}

const TARGETS: Readonly<Record<Mapping['target'], ImportTarget>> = {
  report: { needs: 'file_report', run: importReports },
  place: { needs: 'manage_reference', run: importReference },
  party: { needs: 'manage_reference', run: importReference },
  event: { needs: 'manage_reference', run: importReference },
  coding: { needs: 'manage_reference', run: importReference },
  provider: { needs: 'manage_reference', run: importReference },
};
export const targetNamed = (name: Mapping['target']): ImportTarget => TARGETS[name];
