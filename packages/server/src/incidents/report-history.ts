/** A report as it stands and as it stood before: what was said in each version, who said it, when and why. */
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { presentReport, reportRow, reportRowColumns, reportView } from './present-report.ts';

/** Versions that are shown; one more tells that there are others. */
const MOST = 50;

const survivorLine = z.object({
  sex: z.string(),
  ageBand: z.string(),
  displacement: z.string(),
  count: z.number(),
  countKnown: z.boolean(),
});
const consent = z.object({
  referral: z.boolean().nullable(),
  anonymisedReporting: z.boolean().nullable(),
  accountability: z.boolean().nullable(),
  advocacy: z.boolean().nullable(),
});
/** What a version says. */
export const reportStateView = reportView.extend({
  /** The place as the source named it. */
  placeText: z.string().nullable(),
  adm1: z.string().nullable(),
  survivorLines: z.array(survivorLine),
  /** To each purpose; null where it was not asked. */
  consent,
});
/** A version with how it came to be; the latest first. */
export const reportVersionView = z.object({
  version: z.number(),
  recordedAt: z.string(),
  by: z.string(),
  /** Why; null for the first version, and where a file brought it. */
  reason: z.string().nullable(),
  /** Whether a file brought it, and not a hand. */
  imported: z.boolean(),
  says: reportStateView,
});

const versionRow = reportRow.extend({
  version: z.number(),
  recordedAt: z.string(),
  supersededBy: z.string().nullable(),
  supersededFor: z.string().nullable(),
  importId: z.string().nullable(),
  adm1_name: z.string().nullable(),
  lines: z.array(
    z.object({
      sex: z.string(),
      age_band: z.string(),
      displacement: z.string(),
      count: z.number(),
      count_known: z.boolean(),
    }),
  ),
  referral: z.boolean().nullable(),
  anonymisedReporting: z.boolean().nullable(),
  accountability: z.boolean().nullable(),
  advocacy: z.boolean().nullable(),
});
type VersionRow = z.infer<typeof versionRow>;

/** Columns of a {@link versionRow} but for who ended it, over a report `r` that stands, or stood. */
const columns = (lines: string, recordedAt: string): string => `
  ${reportRowColumns(true)}, r.version, to_json(${recordedAt})#>>'{}' as "recordedAt",
  r.version_import_id as "importId", openmara.said(a1) as adm1_name, ${lines} as lines,
  r.consent_referral as referral, r.consent_reporting as "anonymisedReporting",
  r.consent_accountability as accountability, r.consent_advocacy as advocacy,
  null as incident_id, null as incident_reference`;
const PLACES = `left join openmara.place p on p.id = r.place_id
  left join openmara.place a1 on a1.id = r.adm1_id`;
const NOW = `select ${columns(
  `coalesce((select jsonb_agg(to_jsonb(v) order by v.line) from openmara.report_survivor v
             where v.mission_id = r.mission_id and v.report_id = r.id), '[]')`,
  'r.recorded_at',
)}, null as "supersededBy", null as "supersededFor"
  from openmara.report r ${PLACES} where r.mission_id = $1 and r.id = $2`;
/** The state that was kept is read as a row of the table: a column that came later is then empty. */
const BEFORE = `select ${columns('v.survivors', 'v.recorded_at')},
    a.name as "supersededBy", v.reason as "supersededFor"
  from openmara.report_version v
  join openmara.account a on a.id = v.superseded_by
  cross join lateral jsonb_populate_record(null::openmara.report, v.state) r ${PLACES}
  where v.mission_id = $1 and v.report_id = $2 order by v.version desc limit ${MOST}`;

function says({ permit }: Context, row: VersionRow): z.input<typeof reportStateView> {
  return {
    ...presentReport(permit('read_reports', row), true),
    // The survivors of an earlier version are its own lines, not those of today.
    survivors: row.lines.reduce((sum, line) => sum + line.count, 0),
    placeText: row.place_text,
    adm1: row.adm1_name,
    survivorLines: row.lines.map(({ sex, age_band, displacement, count, count_known }) => ({
      sex,
      ageBand: age_band,
      displacement,
      count,
      countKnown: count_known,
    })),
    consent: {
      referral: row.referral,
      anonymisedReporting: row.anonymisedReporting,
      accountability: row.accountability,
      advocacy: row.advocacy,
    },
  };
}

/**
 * The versions of a report, latest first, each as its reader sees it.
 * @param filedBy who made the first one
 * @returns none where there is no such report for the reader
 */
export async function readReportVersions(
  context: Context,
  id: string,
  filedBy: string,
): Promise<Array<z.input<typeof reportVersionView>>> {
  const key = [context.mission.id, id];
  const found = [
    ...(await rows(context.db, versionRow, NOW, key)),
    ...(await rows(context.db, versionRow, BEFORE, key)),
  ];
  return found.map((row, at) => {
    // A version begins when the one before it ends: who ended that made this one.
    const before = found[at + 1];
    return {
      version: row.version,
      recordedAt: row.recordedAt,
      by: before?.supersededBy ?? filedBy,
      reason: before?.supersededFor ?? null,
      // What a person records of an imported report leaves the import that it came with.
      imported: row.importId !== null && row.importId !== before?.importId,
      says: says(context, row),
    };
  });
}
