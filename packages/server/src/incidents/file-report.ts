import { reportColumns, reportValues, storedFromForm } from '@openmara/core/incidents/report-fields';
import { reportSchema } from '@openmara/core/incidents/schema';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { placedAt, precisionOf, writeSurvivors } from './filing.ts';

/** Where the report goes, before its fields in the order of their list. */
const OWN = ['mission_id', 'id', 'external_source', 'external_key', 'filed_by', 'synthetic', 'recorded_at'];
const COLUMNS = [...OWN, ...reportColumns()];
const INSERT = `insert into openmara.report (${COLUMNS.join(', ')})
  values (${COLUMNS.map((_, at) => `$${at + 1}`).join(', ')})`;

export const fileReport = defineOperation({
  name: 'report.file',
  summary: 'File what one source told one focal point on one day',
  kind: 'command',
  who: 'file_report',
  within: 'mission',
  input: reportSchema.extend({ mission: z.string() }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler(context, input) {
    const { db, mission, account, office, now } = context;
    const id = newId(now.getTime());
    const placed = await placedAt(context, input.placeId);
    const report = storedFromForm(
      { ...input, placePrecision: precisionOf(input.placePrecision, placed) },
      { receivedOn: now.toISOString().slice(0, 10), adm1Id: placed.adm1Id, office },
    );
    const source = input.externalKey === null ? null : 'filed';
    await execute(db, {
      name: 'file-report',
      text: INSERT,
      values: [
        mission.id,
        id,
        source,
        input.externalKey,
        account.accountId,
        mission.synthetic,
        now,
        ...reportValues(report),
      ],
    });
    await writeSurvivors(context, id, input.survivors);
    return { id };
  },
});
