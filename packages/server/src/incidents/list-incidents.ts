import { firstOfMonth, lastOfMonth } from '@openmara/core/incidents/coarse';
import { isoDay } from '@openmara/core/incidents/schema';
import { codesOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import {
  INCIDENT_COLUMNS,
  incidentItem,
  incidentRow,
  incidentSource,
  presentIncident,
} from './present-incident.ts';

/** Each order is that of an index, so that a page costs the same at ten thousand incidents as at a million. */
const ORDERS = {
  latest: { columns: 'i.listed_on desc, i.id desc', after: (e: string) => `(i.listed_on, i.id) < ${e}` },
  earliest: { columns: 'i.listed_on, i.id', after: (e: string) => `(i.listed_on, i.id) > ${e}` },
  reference: { columns: 'i.reference', after: (e: string) => `i.reference > ${e}` },
  'reference-back': { columns: 'i.reference desc', after: (e: string) => `i.reference < ${e}` },
} as const;
type Order = keyof typeof ORDERS;
const BY_REFERENCE: ReadonlySet<Order> = new Set(['reference', 'reference-back']);

export const incidentFilter = z.object({
  status: z.enum(codesOf('status')).optional(),
  form: z.enum(codesOf('form')).optional(),
  adm1: z.uuid().optional(),
  party: z.uuid().optional(),
  from: isoDay.optional(),
  to: isoDay.optional(),
});

/** The page as SQL: rows are chosen by the index first, names are looked up for those fifty only. */
export function incidentPage(
  missionId: string,
  filter: z.output<typeof incidentFilter>,
  after: string | null,
  limit: number,
  order: Order = 'latest',
): { text: string; values: unknown[] } {
  const values: unknown[] = [missionId, limit];
  const conditions = ['i.mission_id = $1'];
  if (filter.status) conditions.push(`i.status = $${values.push(filter.status)}`);
  if (filter.form) conditions.push(`i.forms @> array[$${values.push(filter.form)}]::text[]`);
  if (filter.adm1) conditions.push(`i.adm1_id = $${values.push(filter.adm1)}`);
  if (filter.party)
    conditions.push(
      `exists (select from openmara.alleged_perpetrator a
               where a.mission_id = i.mission_id and a.incident_id = i.id
                 and a.party_id = any (array(
                   select n.id from openmara.party_now n where n.now_id = $${values.push(filter.party)})))`,
    );
  if (filter.from) conditions.push(`i.listed_on >= $${values.push(filter.from)}::date`);
  if (filter.to) conditions.push(`i.listed_on <= $${values.push(filter.to)}::date`);
  // By the id alone: the day on which the page before ended is not everybody's to know.
  if (after) {
    const id = `$${values.push(after)}::uuid`;
    const of = (column: string): string =>
      `(select e.${column} from openmara.incident e where e.mission_id = $1 and e.id = ${id})`;
    conditions.push(
      ORDERS[order].after(BY_REFERENCE.has(order) ? of('reference') : `(${of('listed_on')}, ${id})`),
    );
  }
  const { columns } = ORDERS[order];
  return {
    text: `
      select ${INCIDENT_COLUMNS}
      from ${incidentSource(`(select i.* from openmara.incident i where ${conditions.join(' and ')}
            order by ${columns} limit $2)`)}
      order by ${columns}`,
    values,
  };
}

export const listIncidents = defineOperation({
  name: 'incident.list',
  summary: 'List incidents, latest first or as `sort` says, a keyset page at a time',
  kind: 'query',
  who: 'read_incidents',
  within: 'mission',
  audit: (_, output) => ({ note: `${output.items.length} records` }),
  input: incidentFilter.extend({
    mission: z.string(),
    sort: z.enum(['latest', 'earliest', 'reference', 'reference-back']).default('latest'),
    after: z.uuid('problem.why.page-before').optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(incidentItem), next: z.string().nullable() }),
  async handler({ db, mission, permit, sees }, input) {
    const exact = sees('exact_figures');
    // Who reads months asks by months, or the day could be found by asking closer and closer.
    const months = { from: firstOfMonth(input.from ?? null), to: lastOfMonth(input.to ?? null) };
    const filter = exact ? input : { ...input, from: months.from ?? undefined, to: months.to ?? undefined };
    const { text, values } = incidentPage(
      mission.id,
      filter,
      input.after ?? null,
      input.limit + 1,
      input.sort,
    );
    const found = await rows(db, incidentRow, text, values);
    const page = found.slice(0, input.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => presentIncident(permit('read_incidents', row))),
      next: found.length > input.limit && last ? last.id : null,
    };
  },
});
