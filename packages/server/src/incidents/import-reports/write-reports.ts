/** Staged rows into the register, set by set: what is new, what changed with its version, what a later state no longer has. */
import { REPORT_FIELD_NAMES, REPORT_FIELDS, reportColumns } from '@openmara/core/incidents/report-fields';
import { z } from 'zod';
import { execute, rows, theRow } from '../../database/rows.ts';
import { assertAnswered, type Question } from '../../exchange/import-answers.ts';
import type { ImportCounts, ImportTask } from '../../exchange/import-target.ts';
import type { Context } from '../../operations/operation.ts';
import { keepWhereSeparated } from '../decidable.ts';
import { following } from '../following.ts';
import { noteSources, type Notice } from '../note-sources.ts';
import { saysOtherwise } from './recognise.ts';
import { askSnapshot, GONE } from './snapshots.ts';

/** From so many new reports on, the planner is told before the rows that refer to them are written. */
const LARGE = 20_000;

/** The filing office is that of the account, where it has one; else the one that the row names. */
const OFFICE = `coalesce($3, s.office)`;
const staged = REPORT_FIELD_NAMES.map((name) =>
  name === 'office' ? OFFICE : `s.${REPORT_FIELDS[name].column}`,
);
/** Consent that a person recorded stands until a person records another. */
const assigned = REPORT_FIELD_NAMES.map((name, at) => {
  const { column } = REPORT_FIELDS[name];
  const value = column.startsWith('consent_')
    ? `case when r.consent_by_hand then r.${column} else ${staged[at]} end`
    : staged[at];
  return `${column} = ${value}`;
});

const number = z.object({ n: z.number() });
async function numberOf(context: Context, sql: string, values: readonly unknown[] = []): Promise<number> {
  return (await theRow(context.db, number, `select count(*)::int as n from ${sql}`, values)).n;
}

/**
 * Each staged row with the report of its source that has its key, and whether it says the same. Offices have their keys
 * to themselves, and so has whoever sees a part of the mission and has no office (migration 0017): of several reports
 * it is that of the row's own office, and none where no office is that one.
 */
async function compare({ db, mission, office, account }: Context, task: ImportTask): Promise<void> {
  await execute(db, 'create index on stage (key)');
  await execute(db, 'analyze stage');
  await execute(
    db,
    'alter table stage add column existing uuid, add column same boolean, add column returns boolean',
  );
  // A report that was filed by hand has no digest: what a file says of it is a change.
  await execute(
    db,
    `update stage s
     set existing = r.id, same = (r.digest is not distinct from s.digest and r.withdrawn_at is null),
         returns = (r.withdrawn_at is not null)
     from openmara.report r
     where r.mission_id = $1 and r.external_source = $2 and r.external_key = s.key
       and (case when r.keys_own then r.filed_by::text else coalesce(r.office, '') end =
              coalesce((select $4 where openmara.keys_are_own()), $3, s.office, '')
         or not exists (
         select from openmara.report o
         where o.mission_id = r.mission_id and o.external_source = r.external_source
           and o.external_key = r.external_key and o.id <> r.id))`,
    [mission.id, task.source, office, account.accountId],
  );
}

/**
 * Compares with what the source gave before, and writes unless it is a dry run.
 * @param open questions that stand already
 * @throws Problem import_asks where something has to be said before it is written
 */
export async function writeReports(
  context: Context,
  task: ImportTask,
  open: readonly Question[],
): Promise<ImportCounts & { questions: readonly Question[] }> {
  const { db, mission } = context;
  await compare(context, task);
  const mine = [mission.id, task.source];
  const counts: ImportCounts = {
    // A record that its publisher had withdrawn and now has again was added to the register, and keeps its history here.
    created: await numberOf(context, 'stage where existing is null or returns'),
    updated: await numberOf(context, 'stage where existing is not null and not same and not returns'),
    unchanged: await numberOf(context, 'stage where same'),
    withdrawn: task.mapping.snapshot ? await numberOf(context, `openmara.report r where ${GONE}`, mine) : 0,
  };
  const otherwise = task.settled || open.length > 0 ? null : await saysOtherwise(context, task);
  const snapshot = task.mapping.snapshot ? await askSnapshot(context, task, counts.withdrawn) : null;
  const questions = [...open, otherwise, snapshot].filter((question) => question !== null);
  if (task.dryRun) return { ...counts, questions };
  assertAnswered(questions);
  const changed = await numberOf(context, 'stage where existing is not null and not same');
  if (changed + counts.withdrawn > 0) {
    const notices = await noticesOf(context, task);
    await keepVersions(context, task);
    if (task.mapping.snapshot) await withdrawGone(context, task);
    await updateChanged(context, task);
    await noteSources(context, notices);
    await keepWhereSeparated(context, 'r.version_import_id = $2', [task.importId]);
  }
  await insertNew(context, task);
  if (counts.created >= LARGE) await execute(db, 'select openmara.analyze_reports()');
  await insertSurvivors(context);
  return { ...counts, questions };
}

const noticeRow = z.object({
  incidentId: z.string(),
  reportId: z.string(),
  cause: z.enum(['report_changed', 'source_withdrawn']),
});
/** Which incidents stand on a report that changes or goes, of the reports that this import may touch. */
async function noticesOf({ db, mission }: Context, task: ImportTask): Promise<Notice[]> {
  await execute(db, 'drop table if exists touched');
  await execute(
    db,
    `create temp table touched on commit drop as
     select r.id, case when s.id is null then 'source_withdrawn' else 'report_changed' end as cause
     from openmara.report r left join stage s on s.existing = r.id
     where r.mission_id = $1 and r.external_source = $2 and r.joined
       and (not s.same or ($3 and s.id is null and r.withdrawn_at is null))`,
    [mission.id, task.source, task.mapping.snapshot],
  );
  const found = await following(db, () =>
    rows(
      db,
      noticeRow,
      `select ir.incident_id as "incidentId", ir.report_id as "reportId", t.cause
       from openmara.incident_report ir join touched t on t.id = ir.report_id
       where ir.mission_id = $1 and ir.separated_at is null order by ir.incident_id, ir.report_id`,
      [mission.id],
    ),
  );
  return found.map((notice) => ({ ...notice, grounds: task.source }));
}

/** No report is overwritten without its version. */
async function keepVersions({ db, mission, now, account }: Context, task: ImportTask): Promise<void> {
  const changed = 'exists (select from stage s where s.existing = r.id and not s.same)';
  await execute(
    db,
    `insert into openmara.report_version
       (mission_id, report_id, version, recorded_at, superseded_at, superseded_by, state, survivors)
     select r.mission_id, r.id, r.version, r.recorded_at, $3, $4, to_jsonb(r), coalesce(
       (select jsonb_agg(to_jsonb(v) order by v.line) from openmara.report_survivor v
        where v.mission_id = r.mission_id and v.report_id = r.id), '[]')
     from openmara.report r
     where r.mission_id = $1 and r.external_source = $2
       and (${changed}${task.mapping.snapshot ? ` or (${GONE})` : ''})`,
    [mission.id, task.source, now, account.accountId],
  );
}

async function withdrawGone({ db, mission, now }: Context, task: ImportTask): Promise<void> {
  await execute(
    db,
    `update openmara.report r
     set withdrawn_at = $3, version = version + 1, recorded_at = $3, version_import_id = $4
     where ${GONE}`,
    [mission.id, task.source, now, task.importId],
  );
}

async function updateChanged({ db, mission, now, office }: Context, task: ImportTask): Promise<void> {
  await execute(
    db,
    `delete from openmara.report_survivor v using stage s
     where v.mission_id = $1 and v.report_id = s.existing and not s.same`,
    [mission.id],
  );
  await execute(
    db,
    `update openmara.report r
     set version = r.version + 1, digest = s.digest, original = s.original, version_import_id = $2,
         withdrawn_at = null, recorded_at = $4, ${assigned.join(', ')}
     from stage s where r.mission_id = $1 and r.id = s.existing and not s.same`,
    [mission.id, task.importId, office, now],
  );
}

/** What comes in a file is real, in a demonstration workspace too: nobody can tell that it is invented. */
async function insertNew({ db, mission, now, office, account }: Context, task: ImportTask): Promise<void> {
  await execute(
    db,
    `insert into openmara.report
       (mission_id, id, external_source, external_key, digest, original, filed_by, import_id,
        version_import_id, synthetic, recorded_at, ${reportColumns().join(', ')})
     select $1, s.id, $2, s.key, s.digest, s.original, $4, $5, $5, false, $6, ${staged.join(', ')}
     from stage s where s.existing is null`,
    [mission.id, task.source, office, account.accountId, task.importId, now],
  );
}

async function insertSurvivors({ db, mission }: Context): Promise<void> {
  await execute(
    db,
    `insert into openmara.report_survivor
       (mission_id, report_id, line, external_key, sex, age_band, displacement, count, count_known)
     select $1, coalesce(s.existing, s.id), l.line, l.v->>'key', l.v->>'sex', l.v->>'ageBand',
            l.v->>'displacement', (l.v->>'count')::int, (l.v->>'countKnown')::boolean
     from stage s, jsonb_array_elements(s.survivors) with ordinality as l(v, line)
     where s.existing is null or not s.same`,
    [mission.id],
  );
}
