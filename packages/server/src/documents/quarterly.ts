import { composeQuarterly } from '@openmara/documents/quarterly';
import type { DocumentModel, Figure } from '@openmara/documents/model';
import { Problem } from '@openmara/core/access/problems';
import { FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { parseQuarter } from '@openmara/core/incidents/period';
import { suppress } from '@openmara/statistics/suppression';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@openmara/vault/passwords';
import type { Feature, Geometry } from 'geojson';
import { z } from 'zod';
import { countTable, type CountRequest } from '../analysis/count.ts';
import { type MissionNameColumns, missionNames } from '../missions/mission-names.ts';
import { type Context, defineOperation } from '../operations/operation.ts';

interface DisputedLines {
  features: Feature[];
}
let lines: Feature[] | null = null;
const disputed = (): Feature[] => {
  lines ??= (
    JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../../data/boundaries/disputed-lines.geojson'), 'utf8'),
    ) as DisputedLines
  ).features;
  return lines;
};

/** Counts the quarter as of a moment and composes it. The model depends on the register and the moment alone. */
export async function quarterlyModel(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  period: string,
  locale: Locale,
  asOf: Date,
): Promise<DocumentModel> {
  const range = parseQuarter(period);
  if (!range?.from || !range.to)
    throw new Problem('input_invalid', [{ field: 'period', reason: 'Write a quarter as 2016-Q3.' }]);
  const named = (
    await db.query<MissionNameColumns>('select * from openmara.mission where id = $1', [mission.id])
  ).rows[0];
  const names = missionNames(named ?? { name_en: mission.code });
  const figures: Figure[] = [];
  const base = { missionId: mission.id, from: range.from, to: range.to, asOf };
  const verified = { ...base, basis: 'decided' as const, statuses: ['verified'] };
  const count = async (what: string, request: CountRequest) => {
    const counts = await countTable(db, request);
    const published = suppress(counts);
    figures.push({
      id: `F${figures.length + 1}`,
      what,
      value: published.total,
      query: counts.sql,
      parameters: { from: request.from, to: request.to, basis: request.basis, statuses: request.statuses },
      asOf: asOf.toISOString(),
      records: published.total,
    });
    counts.rowKeys.forEach((key, r) => {
      figures.push({
        id: `F${figures.length + 1}`,
        what: `${what}: ${key}`,
        value: published.rowTotals[r] ?? null,
        query: `${counts.sql} [row ${key}]`,
        parameters: { from: request.from, to: request.to, basis: request.basis, statuses: request.statuses },
        asOf: asOf.toISOString(),
        records: published.rowTotals[r] ?? null,
      });
    });
    return { ...published, rowKeys: counts.rowKeys, columnKeys: counts.columnKeys };
  };
  const formsBySex = await count('verified incidents by form and sex', {
    ...verified,
    unit: 'incidents',
    rows: 'form',
    columns: 'sex',
  });
  const survivorsBySexAge = await count('survivors in verified incidents by sex and age', {
    ...verified,
    unit: 'survivors',
    rows: 'sex',
    columns: 'age',
  });
  const survivorsByDisplacement = await count('survivors in verified incidents by displacement', {
    ...verified,
    unit: 'survivors',
    rows: 'displacement',
    columns: null,
  });
  const incidentsByParty = await count('verified incidents by party', {
    ...verified,
    unit: 'incidents',
    rows: 'party',
    columns: null,
  });
  const incidentsByPlace = await count('verified incidents by first-level area', {
    ...verified,
    unit: 'incidents',
    rows: 'adm1',
    columns: null,
  });
  const incidentsByStatus = await count('incidents that occurred in the period by status', {
    ...base,
    basis: 'occurred',
    statuses: ['reported', 'under_verification', 'not_verified'],
    unit: 'incidents',
    rows: 'status',
    columns: null,
  });
  const reports = await count('reports about the period', {
    ...base,
    basis: 'occurred',
    statuses: [],
    unit: 'reports',
    rows: 'source',
    columns: null,
  });
  const inTime = await countTable(db, { ...verified, unit: 'incidents', rows: 'quarter', columns: null });
  const lateCount = inTime.rowKeys.reduce(
    (sum, key, r) => sum + (key !== 'unknown' && key < period ? (inTime.rowTotals[r] ?? 0) : 0),
    0,
  );
  const late =
    (lateCount > 0 && lateCount < 5) || (inTime.total - lateCount > 0 && inTime.total - lateCount < 5)
      ? null
      : lateCount;
  figures.push({
    id: `F${figures.length + 1}`,
    what: 'verified late: occurred in an earlier quarter',
    value: late,
    query: inTime.sql,
    parameters: { from: range.from, to: range.to },
    asOf: asOf.toISOString(),
    records: late,
  });
  const areas = (
    await db.query<{ name: string; geometry: Geometry }>(
      `select p.name, b.geometry from openmara.place p join openmara.boundary b on b.place_id = p.id where p.country = $1 and p.level = 'adm1' order by p.name`,
      [mission.country],
    )
  ).rows;
  return composeQuarterly({
    locale,
    mission: { code: mission.code, names, synthetic: mission.synthetic },
    period: { name: period, from: range.from, to: range.to },
    asOf: asOf.toISOString(),
    formsBySex,
    survivorsBySexAge,
    survivorsByDisplacement,
    incidentsByParty,
    incidentsByPlace,
    incidentsByStatus,
    reports: reports.total,
    late,
    map: { areas, disputed: disputed() },
    figures,
  });
}

export const composeDocument = defineOperation({
  name: 'document.compose-quarterly',
  summary: 'Compose the quarterly report of a mission as of a moment, and keep it as a draft',
  kind: 'command',
  who: 'compose_document',
  within: 'mission',
  reads: 'aggregates',
  input: z.object({
    mission: z.string(),
    period: z.string().regex(/^\d{4}-Q[1-4]$/, 'a quarter as 2016-Q3'),
    locale: z.enum(LOCALES).default(FIRST_LOCALE),
    asOf: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  output: z.object({ id: z.string(), title: z.string() }),
  audit: (input, output) => ({ record: output.id, note: input.period }),
  async handler(context, input) {
    const asOf = input.asOf ? new Date(input.asOf) : context.now;
    const model = await quarterlyModel(context, input.period, input.locale, asOf);
    const id = newId();
    await context.db.query(
      `insert into openmara.document (mission_id, id, kind, period, locale, as_of, title, model, state, composed_by, composed_at) values ($1, $2, 'quarterly', $3, $4, $5, $6, $7, 'draft', $8, $9)`,
      [
        context.mission.id,
        id,
        input.period,
        input.locale,
        asOf,
        model.title,
        JSON.stringify(model),
        context.account.accountId,
        context.now,
      ],
    );
    return { id, title: model.title };
  },
});

export const listDocuments = defineOperation({
  name: 'document.list',
  summary: 'Documents of the mission, latest first',
  kind: 'query',
  who: 'read_documents',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        period: z.string(),
        locale: z.string(),
        asOf: z.string(),
        state: z.string(),
        composedBy: z.string(),
        composedAt: z.string(),
      }),
    ),
  }),
  async handler({ db, mission }) {
    const { rows } = await db.query<{
      id: string;
      title: string;
      period: string;
      locale: string;
      asOf: string;
      state: string;
      composedBy: string;
      composedAt: string;
    }>(
      `select d.id, d.title, d.period, d.locale, to_json(d.as_of)#>>'{}' as "asOf", d.state, a.name as "composedBy", to_json(d.composed_at)#>>'{}' as "composedAt" from openmara.document d join openmara.account a on a.id = d.composed_by where d.mission_id = $1 order by d.composed_at desc limit 100`,
      [mission.id],
    );
    return { items: rows };
  },
});

export const getDocument = defineOperation({
  name: 'document.get',
  summary: 'The model of a document, with every figure’s query, moment and record count',
  kind: 'query',
  who: 'read_documents',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ title: z.string(), period: z.string(), locale: z.string(), model: z.any() }),
  async handler({ db, mission }, input) {
    const { rows } = await db.query<{ title: string; period: string; locale: string; model: DocumentModel }>(
      'select title, period, locale, model from openmara.document where mission_id = $1 and id = $2',
      [mission.id, input.id],
    );
    if (!rows[0]) throw new Problem('not_found');
    return rows[0];
  },
});

export const clearDocument = defineOperation({
  name: 'document.clear',
  summary: 'Clear a draft for release',
  kind: 'command',
  who: 'clear_document',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission, account, now }, input) {
    const { rowCount } = await db.query(
      `update openmara.document set state = 'cleared', cleared_by = $3, cleared_at = $4 where mission_id = $1 and id = $2 and state = 'draft'`,
      [mission.id, input.id, account.accountId, now],
    );
    if (!rowCount) throw new Problem('not_found');
    return { id: input.id };
  },
});
