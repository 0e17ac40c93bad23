/** The list of incidents as SQL: rows are chosen by an index first, names are looked up for those of the page only. */
import { isoDay } from '@openmara/core/incidents/schema';
import { codesOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { type Behind, idsBehind } from '../analysis/behind.ts';
import { INCIDENT_COLUMNS, incidentSource } from './present-incident.ts';
import { FEW, firstByReference, firstIncidentsOf, namesParty } from './first-records.ts';
import { chosenText } from './severally.ts';
import { ofResponsible, type Responsible, whose } from './responsible.ts';
import { beginningWith, type Meant, mergedInto, referencesOf, type Within } from './search-words.ts';

/** What narrows a list of incidents: nothing that its reader does not also see of them. */
export const incidentFilter = z.object({
  status: z.enum(codesOf('status')).optional(),
  form: z.enum(codesOf('form')).optional(),
  adm1: z.uuid().optional(),
  place: z.uuid().optional(),
  party: z.uuid().optional(),
  from: isoDay.optional(),
  to: isoDay.optional(),
  late: z.literal('yes').optional(),
  consent: z.enum(['yes', 'no']).optional(),
  /** These alone, as their ids with commas between. */
  ids: chosenText.optional(),
  /** Who is responsible: oneself, nobody, or the account. */
  responsible: whose.optional(),
  /** The records behind a count (`core/analysis/counted-cell`), for who may count. */
  counted: z.string().max(2000).optional(),
});
/** Each order is that of an index, so that a page costs the same at ten thousand incidents as at a million. */
const ORDERS = {
  latest: { columns: 'i.listed_on desc, i.id desc', beyond: '<', by: 'listed_on' },
  earliest: { columns: 'i.listed_on, i.id', beyond: '>', by: 'listed_on' },
  reference: { columns: 'i.reference', beyond: '>', by: 'reference' },
  'reference-back': { columns: 'i.reference desc', beyond: '<', by: 'reference' },
} as const;
type Order = keyof typeof ORDERS;
export const INCIDENT_ORDERS = [
  'latest',
  'earliest',
  'reference',
  'reference-back',
] as const satisfies Order[];

/** As the index `incident_late` says it: late is `isLate` of its last day and the decision, or counted late. */
const LATE = `(i.counted_late_on is not null or (i.status = 'verified'
  and date_trunc('quarter', i.decided_on::timestamp) > date_trunc('quarter', i.occurred_to::timestamp)))`;

interface Asked {
  readonly filter: Omit<z.output<typeof incidentFilter>, 'place' | 'counted' | 'responsible'>;
  readonly responsible?: Responsible | null;
  /** The count behind which the incidents are. */
  readonly behind?: Behind | null;
  /** The place of the filter, as far as the reader may ask for it. */
  readonly within?: Within | null;
  /** The id of the last incident of the page before. */
  readonly after?: string | null;
  readonly limit: number;
  readonly order?: Order;
  readonly meant?: Meant | null;
  /** Up to so many are sorted rather than walked to; a test says another number. */
  readonly few?: number;
}
type Put = (value: unknown) => string;

function conditionsOf(put: Put, asked: Asked): string[] {
  const { filter, within, behind, meant, responsible } = asked;
  const conditions = ['i.mission_id = $1'];
  if (filter.ids) conditions.push(`i.id = any (string_to_array(${put(filter.ids)}, ',')::uuid[])`);
  if (filter.status) conditions.push(`i.status = ${put(filter.status)}`);
  if (filter.form) conditions.push(`i.forms @> array[${put(filter.form)}]::text[]`);
  if (filter.adm1) conditions.push(`i.adm1_id = ${put(filter.adm1)}`);
  if (within) conditions.push(`i.${within.column} = ${put(within.id)}`);
  if (filter.party && meant) conditions.push(namesParty(mergedInto(put(filter.party))));
  if (filter.from) conditions.push(`i.listed_on >= ${put(filter.from)}::date`);
  if (filter.to) conditions.push(`i.listed_on <= ${put(filter.to)}::date`);
  if (filter.late) conditions.push(LATE);
  if (filter.consent) conditions.push(`${filter.consent === 'no' ? 'not ' : ''}i.reporting_consent`);
  if (responsible) conditions.push(ofResponsible('i', responsible, put));
  if (behind) conditions.push(`i.id in (select unnest(${idsBehind(behind, put)}))`);
  return conditions;
}

/** Only what comes after the page before, by its id alone: the day on which that ended is not everybody's to know. */
function beyondOf(put: Put, { after, order = 'latest' }: Asked): string {
  if (!after) return '';
  const { by, beyond } = ORDERS[order];
  const id = `${put(after)}::uuid`;
  const last = `(select e.${by} from openmara.incident e where e.mission_id = $1 and e.id = ${id})`;
  return by === 'reference'
    ? ` and i.reference ${beyond} ${last}`
    : ` and (i.listed_on, i.id) ${beyond} (${last}, ${id})`;
}

/** Whether a reference says its month, so that what begins with it is soon gone through. */
const saysMonth = (reference: string): boolean => /-\d{4}/.test(reference);

/**
 * The first rows of each thing that the words may mean, each by its own index: together they hold the first rows of
 * all of them, and a word that says a common place costs no more than one that says a rare one.
 */
function found(put: Put, narrowed: string, beyond: string, asked: Asked & { meant: Meant }): string {
  const { words, places, parties, people } = asked.meant;
  const { few = FEW } = asked;
  const { columns: order, by } = ORDERS[asked.order ?? 'latest'];
  const conditions = `${narrowed}${beyond}`;
  const first = (condition: string): string =>
    `(select i.* from openmara.incident i where ${conditions} and ${condition} order by ${order} limit $2)`;
  const branches = referencesOf(words).map((reference) => {
    const [from, to] = beginningWith(reference).map(put);
    const begins = `i.reference >= ${from} and i.reference < ${to}`;
    // All of a month are sorted: walking from the latest back to an early month passes over all that came since.
    return by === 'listed_on' && saysMonth(reference)
      ? `(select i.* from (select i.* from openmara.incident i where ${conditions} and ${begins} offset 0) i
          order by ${order} limit $2)`
      : first(begins);
  });
  for (const column of ['adm1_id', 'adm2_id', 'place_id'] as const) {
    const ids = places.filter((place) => place.column === column).map(({ id }) => id);
    if (ids.length > 0)
      branches.push(
        `(select i.* from unnest(${put(ids)}::uuid[]) as w(id)
          cross join lateral ${first(`i.${column} = w.id`)} i)`,
      );
  }
  if (parties.length > 0) branches.push(firstIncidentsOf(`${put(parties)}::uuid[]`, conditions, order, few));
  for (const id of people) {
    const theirs = ofResponsible('i', { id }, put);
    branches.push(
      by === 'reference' ? firstByReference(`${narrowed} and ${theirs}`, beyond, order, few) : first(theirs),
    );
  }
  return `(select distinct on (i.id) i.* from (${branches.join(' union all ')}) i)`;
}

/** A page of incidents, and the one after it: `limit` rows of an `incidentRow`. */
export function incidentPage(missionId: string, asked: Asked): { text: string; values: unknown[] } {
  const values: unknown[] = [missionId, asked.limit];
  const put: Put = (value) => `$${values.push(value)}`;
  const { columns, by } = ORDERS[asked.order ?? 'latest'];
  const narrowing = conditionsOf(put, asked);
  const narrowed = narrowing.join(' and ');
  const beyond = beyondOf(put, asked);
  const { meant, few = FEW } = asked;
  const { party } = asked.filter;
  let chosen = `openmara.incident i where ${narrowed}${beyond}`;
  if (meant) chosen = `${found(put, narrowed, beyond, { ...asked, meant })} i`;
  else if (party)
    chosen = `(${firstIncidentsOf(mergedInto(put(party)), `${narrowed}${beyond}`, columns, few)}) i`;
  else if (by === 'reference' && narrowing.length > 1)
    chosen = `(${firstByReference(narrowed, beyond, columns, few)}) i`;
  return {
    text: `
      select ${INCIDENT_COLUMNS}
      from ${incidentSource(`(select i.* from ${chosen} order by ${columns} limit $2)`)}
      order by ${columns}`,
    values,
  };
}
