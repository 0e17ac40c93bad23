/** An import of reports taken back: what it brought is withdrawn, what it changed or withdrew says again what it said. */
import { Problem } from '@openmara/core/access/problems';
import { REPORT_FIELD_NAMES, REPORT_FIELDS } from '@openmara/core/incidents/report-fields';
import { z } from 'zod';
import { execute, theRow } from '../../database/rows.ts';
import type { ImportUndone, RunToUndo } from '../../exchange/import-target.ts';
import type { Context } from '../../operations/operation.ts';
import { keepWhereSeparated } from '../decidable.ts';

const builtRow = z.object({ present: z.number(), used: z.number() });
/**
 * Reports whose present version is this import's, and those of them that were joined, separated or verified since. A
 * joining that the account may not see counts as one.
 */
const BUILT = `select count(*)::int as present, (count(*) filter (where exists (
    select from openmara.incident_report j
    left join openmara.verification_step s on s.mission_id = j.mission_id and s.incident_id = j.incident_id
      and j.separated_at is null and s.recorded_at >= $3
    where j.mission_id = r.mission_id and j.report_id = r.id
      and (j.joined_at >= $3 or j.separated_at >= $3 or s.sequence is not null))
   or (r.joined and not exists (
    select from openmara.incident_report j
    where j.mission_id = r.mission_id and j.report_id = r.id and j.separated_at is null))))::int as used
  from openmara.report r where r.mission_id = $1 and r.version_import_id = $2`;

/** @throws Problem import_built_on, with how many reports were changed, joined or verified since */
async function assertUntouched({ db, mission }: Context, run: RunToUndo): Promise<void> {
  const { present, used } = await theRow(db, builtRow, BUILT, [mission.id, run.id, run.startedAt]);
  const changed = run.changed - present;
  if (changed === 0 && used === 0) return;
  const said = { changed: String(Math.abs(changed)), of: String(run.changed), used: String(used) };
  throw new Problem('import_built_on', [
    ...(changed !== 0 ? [{ field: 'id', reason: 'problem.why.changed-since', places: said }] : []),
    ...(used > 0 ? [{ field: 'id', reason: 'problem.why.used-since', places: said }] : []),
  ]);
}

/** The version before the first one that was this import's; none where the import brought the report. */
const BEFORE = `
  select r.id, b.version, b.state, b.survivors
  from openmara.report r
  left join openmara.report_version b on b.mission_id = r.mission_id and b.report_id = r.id and b.version = (
    select min(v.version) - 1 from openmara.report_version v
    where v.mission_id = r.mission_id and v.report_id = r.id and v.state->>'version_import_id' = $2::text)
  where r.mission_id = $1 and r.version_import_id = $2::uuid`;

const RESTORED = [
  ...REPORT_FIELD_NAMES.map((name) => REPORT_FIELDS[name].column),
  'digest',
  'original',
  'withdrawn_at',
  'version_import_id',
];
const AS_BEFORE = RESTORED.map((column) => `${column} = p.${column}`).join(', ');
const number = z.object({ restored: z.number(), withdrawn: z.number() });

/** Nothing is deleted: what the import said stays among the versions. */
export async function undoReports(context: Context, run: RunToUndo): Promise<ImportUndone> {
  const { db, mission, now, account } = context;
  await execute(
    db,
    `select from openmara.report where mission_id = $1 and version_import_id = $2 for update`,
    [mission.id, run.id],
  );
  await assertUntouched(context, run);
  await execute(
    db,
    `insert into openmara.report_version
       (mission_id, report_id, version, recorded_at, superseded_at, superseded_by, state, survivors)
     select r.mission_id, r.id, r.version, r.recorded_at, $3, $4, to_jsonb(r), coalesce(
       (select jsonb_agg(to_jsonb(v) order by v.line) from openmara.report_survivor v
        where v.mission_id = r.mission_id and v.report_id = r.id), '[]')
     from openmara.report r where r.mission_id = $1 and r.version_import_id = $2`,
    [mission.id, run.id, now, account.accountId],
  );
  // Of a row that was corrected the import is taken back in the same transaction.
  await execute(db, 'drop table if exists undoing');
  await execute(db, `create temp table undoing on commit drop as ${BEFORE}`, [mission.id, run.id]);
  await execute(
    db,
    `delete from openmara.report_survivor s using undoing u
     where s.mission_id = $1 and s.report_id = u.id and u.version is not null`,
    [mission.id],
  );
  await execute(
    db,
    `update openmara.report r
     set version = r.version + 1, recorded_at = $2, ${AS_BEFORE}
     from undoing u, jsonb_populate_record(null::openmara.report, u.state) p
     where r.mission_id = $1 and r.id = u.id and u.version is not null`,
    [mission.id, now],
  );
  await execute(
    db,
    `insert into openmara.report_survivor
     select s.* from undoing u, jsonb_populate_recordset(null::openmara.report_survivor, u.survivors) s
     where u.version is not null`,
  );
  await execute(
    db,
    `update openmara.report r
     set version = r.version + 1, recorded_at = $2, withdrawn_at = $2, version_import_id = null
     from undoing u where r.mission_id = $1 and r.id = u.id and u.version is null`,
    [mission.id, now],
  );
  await keepWhereSeparated(context, 'r.id in (select id from undoing)');
  return theRow(
    db,
    number,
    `select (count(*) filter (where version is not null))::int as restored,
            (count(*) filter (where version is null))::int as withdrawn from undoing`,
  );
}
