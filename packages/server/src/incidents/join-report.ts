import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import type { Context } from '../operations/operation.ts';
import { defineOperation } from '../operations/operation.ts';
import { supersedeIncident } from './version.ts';

const reason = z.string().trim().min(3, 'say why, in a few words').max(2000);

async function assertFree({ db, mission }: Context, reportId: string): Promise<void> {
  const { rows } = await db.query<{ joined: boolean }>(
    'select joined from openmara.report where mission_id = $1 and id = $2 and withdrawn_at is null for update',
    [mission.id, reportId],
  );
  if (!rows[0]) throw new Problem('not_found');
  if (rows[0].joined) throw new Problem('already_joined');
}
async function link(
  { db, mission, now, account }: Context,
  incidentId: string,
  reportId: string,
  why: string,
  independent: boolean,
): Promise<void> {
  await db.query(
    'insert into openmara.incident_report (mission_id, incident_id, report_id, joined_by, joined_at, reason, independent) values ($1, $2, $3, $4, $5, $6, $7)',
    [mission.id, incidentId, reportId, account.accountId, now, why, independent],
  );
  await db.query('update openmara.report set joined = true where mission_id = $1 and id = $2', [
    mission.id,
    reportId,
  ]);
}
/** What the joined reports say together: sources and how many. Survivors are never summed over reports. */
async function gatherSources({ db, mission }: Context, incidentId: string): Promise<void> {
  await db.query(
    `update openmara.incident i set report_count = s.n, source_types = s.types from (select count(*)::int as n, coalesce(array_agg(distinct r.source_type), '{}') as types from openmara.incident_report ir join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
       where ir.mission_id = $1 and ir.incident_id = $2 and ir.separated_at is null) s where i.mission_id = $1 and i.id = $2`,
    [mission.id, incidentId],
  );
}

export const openIncident = defineOperation({
  name: 'incident.open',
  summary: 'Open an incident from a report: what the working group will establish',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), reportId: z.uuid(), reason }),
  output: z.object({ id: z.string(), reference: z.string() }),
  audit: (input, output) => ({ record: output.id, note: `from report ${input.reportId}` }),
  async handler(context, input) {
    const { db, mission, now, account } = context;
    await assertFree(context, input.reportId);
    const id = newId(now.getTime());
    const reference = `${mission.code}-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`;
    await db.query(
      `insert into openmara.incident (mission_id, id, reference, occurred_from, occurred_to, date_precision, place_id, adm1_id, adm2_id, place_precision, latitude, longitude, forms, synthetic, created_by, recorded_at)
       select r.mission_id, $3, $4, r.occurred_from, r.occurred_to, r.date_precision, r.place_id, r.adm1_id, (select case when p.level = 'adm2' then p.id else p.adm2_id end from openmara.place p where p.id = r.place_id), r.place_precision, r.latitude, r.longitude, r.forms, r.synthetic, $5, $6
       from openmara.report r where r.mission_id = $1 and r.id = $2`,
      [mission.id, input.reportId, id, reference, account.accountId, now],
    );
    await db.query(
      `insert into openmara.survivor_group (mission_id, incident_id, line, sex, age_band, displacement, count, count_known) select mission_id, $3, line, sex, age_band, displacement, count, count_known from openmara.report_survivor where mission_id = $1 and report_id = $2`,
      [mission.id, input.reportId, id],
    );
    await db.query(
      `insert into openmara.alleged_perpetrator (mission_id, incident_id, line, party_id) select r.mission_id, $3, p.line, p.party from openmara.report r, unnest(r.party_ids) with ordinality as p(party, line) where r.mission_id = $1 and r.id = $2`,
      [mission.id, input.reportId, id],
    );
    await db.query(
      `insert into openmara.circumstance (mission_id, incident_id, code) select r.mission_id, $3, c from openmara.report r, unnest(r.circumstances) c where r.mission_id = $1 and r.id = $2`,
      [mission.id, input.reportId, id],
    );
    await db.query(
      'update openmara.incident i set survivor_count = coalesce((select sum(count) from openmara.survivor_group g where g.mission_id = i.mission_id and g.incident_id = i.id), 0) where mission_id = $1 and id = $2',
      [mission.id, id],
    );
    await link(context, id, input.reportId, input.reason, true);
    await gatherSources(context, id);
    return { id, reference };
  },
});

export const joinReport = defineOperation({
  name: 'incident.join-report',
  summary: 'Join a report to an incident, with the reason; it can be undone',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    reportId: z.uuid(),
    reason,
    independent: z.boolean().default(true),
  }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id, note: `report ${input.reportId}` }),
  async handler(context, input) {
    await supersedeIncident(context, input.id);
    await assertFree(context, input.reportId);
    await link(context, input.id, input.reportId, input.reason, input.independent);
    await gatherSources(context, input.id);
    return { id: input.id };
  },
});

export const separateReport = defineOperation({
  name: 'incident.separate-report',
  summary: 'Undo a joining, with the reason; both decisions are kept',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), reportId: z.uuid(), reason }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id, note: `report ${input.reportId}` }),
  async handler(context, input) {
    const { db, mission, now, account } = context;
    await supersedeIncident(context, input.id);
    const { rowCount } = await db.query(
      'update openmara.incident_report set separated_by = $4, separated_at = $5, separation_reason = $6 where mission_id = $1 and incident_id = $2 and report_id = $3 and separated_at is null',
      [mission.id, input.id, input.reportId, account.accountId, now, input.reason],
    );
    if (!rowCount) throw new Problem('not_found');
    await db.query('update openmara.report set joined = false where mission_id = $1 and id = $2', [
      mission.id,
      input.reportId,
    ]);
    await gatherSources(context, input.id);
    return { id: input.id };
  },
});
