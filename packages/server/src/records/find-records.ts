/** The rows that a list or an export is made of: the same filters, the same order, the same rule. */
import type { Kind } from '@openmara/core/records/kind';
import { sortableFields } from '@openmara/core/records/sortable';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import {
  addAfter,
  addFilter,
  addSearch,
  Conditions,
  filterSchema,
  orderBy,
  orderOf,
  writePlace,
} from './filter.ts';
import { seenKind } from './present-record.ts';
import { ownedByMission, perKind, type RecordRow, recordRow, rowsAt, selectList } from './table.ts';

/** What a list can be asked, for a kind. */
export const questionFields = (kind: Kind) => ({
  filter: filterSchema(kind).default({}),
  search: z.string().trim().min(1).max(200).optional(),
  states: z.array(z.enum(Object.keys(kind.states?.all ?? { none: null }))).optional(),
  withdrawn: z.boolean().default(false),
  sort: z.enum(['recordedAt', ...sortableFields(kind)]).default('recordedAt'),
  descending: z.boolean().default(true),
  asOf: z.iso.datetime({ offset: true }).nullable().default(null),
});
export interface Question {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly search?: string | undefined;
  readonly states?: readonly string[] | undefined;
  readonly withdrawn: boolean;
  readonly sort: string;
  readonly descending: boolean;
  readonly asOf: string | null;
}

const placed = z.object({ place_value: z.string().nullable() });
const listedRow = perKind((kind) => z.intersection(recordRow(kind), placed));

/** @param after where the page before ended; @param limit rows, at most */
export async function findRecords(
  context: Context,
  kind: Kind,
  question: Question,
  limit: number,
  after?: string,
): Promise<{ rows: RecordRow[]; next: string | null }> {
  const seen = seenKind(context, kind);
  const where = new Conditions([context.mission.id]);
  where.add(ownedByMission(kind) ? 't.mission_id = $1' : '$1::uuid is not null');
  const moment = question.asOf === null ? null : where.with(question.asOf);
  if (!question.withdrawn) where.add('t.withdrawn_at is null');
  if (question.states && kind.states) where.add(`t.state = any (${where.with(question.states)})`);
  addFilter(where, kind, seen, question.filter);
  if (question.search) addSearch(where, seen, question.search);
  const order = orderOf(seen, question.sort, question.descending);
  if (after) addAfter(where, order, after);
  const found = await rows(
    context.db,
    listedRow(kind),
    `select ${selectList(kind, 't')}, ${order.column}::text as place_value
     from ${rowsAt(kind, moment)} t where ${where.sql} ${orderBy(order)} limit ${limit + 1}`,
    where.values,
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: found.length > limit && last ? writePlace([last.place_value, last.id]) : null };
}
