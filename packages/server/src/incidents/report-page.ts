/** The list of reports as SQL: rows are chosen by an index first, names are looked up for those of the page only. */
import { isoDay } from '@openmara/core/incidents/schema';
import { codesOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { type Behind, idsBehind } from '../analysis/behind.ts';
import { reportRowColumns } from './present-report.ts';
import { firstReportsIn, firstReportsOf, inPlace } from './first-records.ts';
import { chosenText } from './severally.ts';
import { ofResponsible, type Responsible, whose } from './responsible.ts';
import {
  anywhere,
  beginningWith,
  type Meant,
  mergedInto,
  referencesOf,
  type Within,
} from './search-words.ts';

/**
 * Texts have no index that row security lets be used: they are read in that many reports at once, the latest first, and
 * further back where that is asked (`further-back.ts`).
 */
export const TEXTS_READ = 20_000;
/** As many incidents as the beginning of a reference stands for. */
const INCIDENTS = 50;

export const reportFilter = z.object({
  joined: z.enum(['yes', 'no']).optional(),
  form: z.enum(codesOf('form')).optional(),
  party: z.uuid().optional(),
  /** What the source said of anonymised reporting. */
  consent: z.enum(['yes', 'no', 'unasked']).optional(),
  /** Who is responsible: oneself, nobody, or the account. */
  responsible: whose.optional(),
  /** These alone, as their ids with commas between. */
  ids: chosenText.optional(),
  /** The days of receipt, the first and the last. */
  from: isoDay.optional(),
  to: isoDay.optional(),
  /** The records behind a count (`core/analysis/counted-cell`), for who may count. */
  counted: z.string().max(2000).optional(),
});
export const REPORT_ORDERS = ['latest', 'earliest'] as const;

/** A report in the order of the list. */
export interface Spot {
  readonly day: string;
  readonly id: string;
}
export interface Asked {
  readonly filter: Omit<z.output<typeof reportFilter>, 'counted' | 'responsible'>;
  readonly responsible: Responsible | null;
  /** The count behind which the reports are. */
  readonly behind: Behind | null;
  readonly within: Within | null;
  /** The last report of the page before. */
  readonly after: Spot | null;
  readonly limit: number;
  /** Whether the texts come as well: a list never reads them. */
  readonly told?: boolean;
  readonly order: (typeof REPORT_ORDERS)[number];
  readonly meant: Meant | null;
  /** Whether the reader may read what was told, and so find by it; and which incident a report belongs to. */
  readonly sees: { readonly narrative: boolean; readonly incident: boolean };
}
export type Put = (value: unknown) => string;

/** As the index `report_consent` says it. */
const CONSENT = `(case when r.consent_reporting then 'yes' when not r.consent_reporting then 'no'
  else 'unasked' end)`;

/**
 * What narrows the list, over `openmara.report r` with `$1` the mission.
 * @param byIndex what is found by its own index, and no condition (`first-records.ts`)
 */
export function conditionsOf(
  put: Put,
  { filter, within, behind, responsible }: Asked,
  byIndex: 'party' | 'place' | null = null,
): string[] {
  const conditions = ['r.mission_id = $1', 'r.withdrawn_at is null'];
  if (filter.ids) conditions.push(`r.id = any (string_to_array(${put(filter.ids)}, ',')::uuid[])`);
  if (filter.form) conditions.push(`r.forms @> array[${put(filter.form)}]::text[]`);
  if (filter.joined) conditions.push(filter.joined === 'no' ? 'not r.joined' : 'r.joined');
  if (filter.party && byIndex !== 'party') conditions.push(`r.party_ids && ${mergedInto(put(filter.party))}`);
  if (filter.from) conditions.push(`r.listed_on >= ${put(filter.from)}::date`);
  if (filter.to) conditions.push(`r.listed_on <= ${put(filter.to)}::date`);
  if (filter.consent) conditions.push(`${CONSENT} = ${put(filter.consent)}`);
  if (within && byIndex !== 'place') conditions.push(inPlace(within, `${put(within.id)}::uuid`));
  if (responsible) conditions.push(ofResponsible('r', responsible, put));
  if (behind) conditions.push(`r.id in (select unnest(${idsBehind(behind, put)}))`);
  return conditions;
}

/** Only what comes after the page before. */
const beyondOf = (put: Put, { after, order }: Asked): string =>
  after
    ? ` and (r.listed_on, r.id) ${order === 'latest' ? '<' : '>'} (${put(after.day)}::date, ${put(after.id)}::uuid)`
    : '';

/** That the words stand in what was told of a report, or name a party of it; over an alias. */
export function saidIn(put: Put, alias: string, { words, parties }: Meant, narrative: boolean): string {
  const texts = ['place_text', 'party_text', ...(narrative ? ['narrative'] : [])];
  const pattern = put(anywhere(words.toLowerCase()));
  const said = texts.map((text) => `lower(${alias}.${text} collate pg_c_utf8) like ${pattern}`);
  return `(${alias}.party_ids && ${put(parties)}::uuid[] or ${said.join(' or ')})`;
}

/** What the words may mean, each found by its own index; parties and texts in the latest reports. */
function found(put: Put, narrowed: string, order: string, asked: Asked & { readonly meant: Meant }): string {
  const { meant, sees } = asked;
  const beyond = beyondOf(put, asked);
  const first = (condition: string): string =>
    `(select r.* from openmara.report r where ${narrowed}${beyond} and ${condition}
      order by ${order} limit $2)`;
  const branches = [
    first(`r.id = any (array(select w.id from
      (select r.* from openmara.report r where ${narrowed}
       order by r.listed_on desc, r.id desc limit ${TEXTS_READ}) w
      where ${saidIn(put, 'w', meant, sees.narrative)}))`),
    ...meant.places.map((place) =>
      firstReportsIn(place, `${put(place.id)}::uuid`, `${narrowed}${beyond}`, order),
    ),
  ];
  for (const id of meant.people) branches.push(first(ofResponsible('r', { id }, put)));
  if (sees.incident)
    for (const reference of referencesOf(meant.words)) {
      const [from, to] = beginningWith(reference).map(put);
      branches.push(
        first(`r.id = any (array(select ir.report_id from openmara.incident_report ir
          where ir.mission_id = $1 and ir.separated_at is null and ir.incident_id = any (array(
            select i.id from openmara.incident i where i.mission_id = $1
              and i.reference >= ${from} and i.reference < ${to}
            order by i.reference limit ${INCIDENTS}))))`),
      );
    }
  return `(select distinct on (r.id) r.* from (${branches.join(' union all ')}) r) r`;
}

/** A page of reports: `limit` rows of a `reportRow`. */
export function reportPage(missionId: string, asked: Asked): { text: string; values: unknown[] } {
  const values: unknown[] = [missionId, asked.limit];
  const put: Put = (value) => `$${values.push(value)}`;
  const way = asked.order === 'latest' ? 'desc' : 'asc';
  const order = `r.listed_on ${way}, r.id ${way}`;
  const { meant, within } = asked;
  const { party } = asked.filter;
  const byIndex = meant ? null : party ? 'party' : within ? 'place' : null;
  const narrowed = conditionsOf(put, asked, byIndex).join(' and ');
  const conditions = `${narrowed}${beyondOf(put, asked)}`;
  let chosen = `openmara.report r where ${conditions}`;
  if (meant) chosen = found(put, narrowed, order, { ...asked, meant });
  else if (party) chosen = `(${firstReportsOf(mergedInto(put(party)), conditions, order)}) r`;
  else if (within) chosen = `(${firstReportsIn(within, `${put(within.id)}::uuid`, conditions, order)}) r`;
  return { text: rowsOf(chosen, order, asked.told ?? false), values };
}

/** The first rows of what was chosen, `$2` of them, with the names that they need. @param chosen as `… r` */
export const rowsOf = (chosen: string, order: string, told: boolean): string =>
  `select ${reportRowColumns(told)}, ir.incident_id, i.reference as incident_reference
       from (select r.* from ${chosen} order by ${order} limit $2) r
       left join openmara.place p on p.id = r.place_id
       left join openmara.incident_report ir
         on ir.mission_id = r.mission_id and ir.report_id = r.id and ir.separated_at is null
       left join openmara.incident i on i.mission_id = ir.mission_id and i.id = ir.incident_id
       order by ${order}`;
