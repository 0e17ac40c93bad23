/**
 * Reports into the register. Rows are staged by COPY, then compared and written set by set in one
 * transaction: nothing is ever half done, and the same file twice changes nothing.
 */
import { interpretReport } from '@openmara/core/exchange/reports/interpret-report';
import type { Refusal } from '@openmara/core/exchange/reports/row';
import type { Mapping } from '@openmara/core/exchange/mapping';
import { contentDigest, newId } from '@openmara/vault/passwords';
import type { Context } from '../operations/operation.ts';
import { openCopy } from './copy-rows.ts';
import type { FieldRow, RowReader } from './read-rows.ts';
import { loadResolvers, proposeParties } from './resolvers.ts';

export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  withdrawn: number;
}
export interface ImportOutcome extends ImportCounts {
  readonly warnings: string[];
  readonly refused: number;
}
export interface ImportJob {
  readonly importId: string;
  readonly source: string;
  readonly dryRun: boolean;
  refuse(refusal: Refusal, row: FieldRow): Promise<void>;
  progress(rows: number): void;
}

const STAGE = `create temp table stage (
  row_number int, id uuid, key text, survivor_key text, digest text, received_on date, occurred_from date, occurred_to date, date_precision text,
  place_id uuid, adm1_id uuid, place_text text, place_precision text, latitude float8, longitude float8,
  forms text[], circumstances text[], party_ids uuid[], party_text text, source_type text, reliability text, credibility text, stated_verification text,
  c1 boolean, c2 boolean, c3 boolean, c4 boolean, narrative text, remarks text, office text, original jsonb, survivors jsonb
) on commit drop`;

/** From so many new reports on, the planner is told before the rows that refer to them are written. */
const LARGE = 20_000;

/** Stages and applies. With `dryRun` everything is computed and nothing is kept. */
export async function importReports(
  context: Context,
  reader: RowReader,
  job: ImportJob,
): Promise<ImportOutcome> {
  const { db, mission } = context;
  const resolvers = await loadResolvers(db, mission.country);
  await db.query('drop table if exists stage');
  await db.query(STAGE);
  const copy = openCopy(db, 'stage');
  const warned = new Map<string, { count: number; first: number }>();
  const unresolved = new Map<string, number>();
  const heads = reader.header.map((name, at) => name || `column ${at + 1}`);
  let rows = 0;
  let refused = 0;
  const pending: Array<[Refusal, FieldRow]> = [];
  for await (const row of reader.rows()) {
    rows += 1;
    const { report, refusals } = interpretReport(reader.mapping, row, resolvers);
    if (!report) {
      refused += 1;
      for (const refusal of refusals) if (pending.length < 100_000) pending.push([refusal, row]);
    } else {
      for (const warning of report.warnings) {
        const known = warned.get(warning.text);
        if (known) known.count += 1;
        else if (warned.size < 500) warned.set(warning.text, { count: 1, first: row.number });
      }
      for (const name of report.unresolvedParties)
        if (unresolved.size < 200 || unresolved.has(name))
          unresolved.set(name, (unresolved.get(name) ?? 0) + 1);
      const original = JSON.stringify(
        Object.fromEntries(
          row.cells
            .map((cell, at): [string, string] => [heads[at] ?? `column ${at + 1}`, cell])
            .filter(([, cell]) => cell !== ''),
        ),
      );
      const survivors = JSON.stringify(report.survivors);
      const content = [
        report.key,
        report.survivorKey,
        report.occurred.from,
        report.occurred.to,
        report.occurred.precision,
        report.receivedOn,
        report.place.placeId,
        report.placeText,
        report.latitude,
        report.longitude,
        report.forms.join(),
        report.circumstances.join(),
        report.partyIds.join(),
        report.partyText,
        report.sourceType,
        report.statedVerification,
        report.consent.join(),
        survivors,
        report.narrative,
        report.remarks,
        row.text('partyType'),
      ].join('\u0001');
      await copy.write([
        row.number,
        newId(context.now.getTime()),
        report.key,
        report.survivorKey,
        contentDigest(content),
        report.receivedOn,
        report.occurred.from,
        report.occurred.to,
        report.occurred.precision,
        report.place.placeId,
        report.place.adm1Id,
        report.placeText,
        placePrecisionOf(reader.mapping, row, report.place.precision, report.latitude !== null),
        report.latitude,
        report.longitude,
        report.forms,
        report.circumstances,
        report.partyIds,
        report.partyText,
        report.sourceType,
        report.reliability,
        report.credibility,
        report.statedVerification,
        report.consent[0] ?? null,
        report.consent[1] ?? null,
        report.consent[2] ?? null,
        report.consent[3] ?? null,
        report.narrative,
        report.remarks,
        report.office,
        original,
        survivors,
      ]);
    }
    if (rows % 500 === 0) job.progress(rows);
  }
  await copy.end();
  for (const [refusal, row] of pending) await job.refuse(refusal, row);
  const grouped = reader.mapping.columns && Object.values(reader.mapping.columns).includes('survivorKey');
  const duplicates = await settleKeys(context, job, grouped);
  for (const [refusal, row] of duplicates.refusals) await job.refuse(refusal, row);
  const counts = await apply(context, job, reader.mapping.snapshot);
  const warnings = [...reader.warnings, ...duplicates.warnings];
  for (const [text, { count, first }] of warned)
    warnings.push(count === 1 ? `Row ${first}: ${text}` : `${text} (${count} rows, first ${first})`);
  for (const [name, count] of unresolved) {
    const proposals = unresolved.size <= 60 ? await proposeParties(db, name) : [];
    warnings.push(
      `Party “${name}” is not known (${count} rows)${proposals.length > 0 ? `; is it ${proposals.map((p) => `“${p.name}”`).join(' or ')}? Confirm it once and it is remembered` : '; the report keeps the name as written'}.`,
    );
  }
  return { rows, ...counts, refused: refused + duplicates.refusals.length, warnings };
}

function placePrecisionOf(mapping: Mapping, row: FieldRow, matched: string, hasPoint: boolean): string {
  const stated = row.text('placePrecision').replaceAll(' ', '');
  for (const [from, to] of Object.entries(mapping.values['placePrecision'] ?? {}))
    if (stated.startsWith(from.replaceAll(' ', ''))) return to;
  return row.text('gps') !== '' && hasPoint ? 'point' : matched;
}

/**
 * One staged row a report. Rows without a key get one from their content, so that the same file again is the
 * same reports; rows of one key are joined where the mapping groups survivors, else a repeat is named.
 */
async function settleKeys(
  context: Context,
  _job: ImportJob,
  grouped: boolean,
): Promise<{ warnings: string[]; refusals: Array<[Refusal, FieldRow]> }> {
  const { db } = context;
  const warnings: string[] = [];
  const refusals: Array<[Refusal, FieldRow]> = [];
  await db.query('create index on stage (row_number)');
  await db.query('analyze stage');
  await db.query(`update stage s set key = 'content:' || s.digest || case when n.occurrence > 1 then '#' || n.occurrence else '' end
    from (select row_number, row_number() over (partition by digest order by row_number) as occurrence from stage where key is null) n where s.key is null and n.row_number = s.row_number`);
  if (grouped) {
    await db.query(`create temp table grouped on commit drop as
      select key, min(row_number) as row_number, jsonb_agg(survivors->0 order by survivor_key, row_number) as survivors, md5(string_agg(digest, ',' order by digest)) as digest from stage group by key`);
    await db.query(
      'delete from stage s using grouped g where g.key = s.key and s.row_number <> g.row_number',
    );
    await db.query(
      'update stage s set survivors = g.survivors, digest = g.digest from grouped g where g.key = s.key',
    );
    return { warnings, refusals };
  }
  const repeats = await db.query<{
    row_number: number;
    first: number;
    key: string;
    same: boolean;
    original: Record<string, string>;
  }>(
    `select row_number, first, key, same, original from (
       select row_number, key, original, first_value(row_number) over w as first, digest = first_value(digest) over w as same, row_number() over w as n
       from stage window w as (partition by key order by row_number)) d where n > 1 order by row_number`,
  );
  const same = repeats.rows.filter((row) => row.same);
  if (same.length > 0)
    warnings.push(
      `${same.length} rows repeat an earlier row with the same key and content and count once (first: row ${same[0]?.row_number}).`,
    );
  for (const row of repeats.rows.filter((repeat) => !repeat.same)) {
    refusals.push([
      {
        row: row.row_number,
        column: 'key',
        value: row.key,
        code: 'key_repeated',
        reason: `Row ${row.first} has the same key with other content. Give each report a key of its own, or correct one of them.`,
      },
      {
        number: row.row_number,
        cells: Object.values(row.original),
        text: () => '',
        date: () => null,
        column: () => null,
      },
    ]);
  }
  await db.query(
    'delete from stage s using (select row_number, row_number() over (partition by key order by row_number) as n from stage) d where d.row_number = s.row_number and d.n > 1',
  );
  return { warnings, refusals };
}

/** Writes what is new, versions what changed, withdraws what a complete later state no longer has. */
async function apply(
  context: Context,
  job: ImportJob,
  snapshot: boolean,
): Promise<Omit<ImportCounts, 'rows'>> {
  const { db, mission, now, account } = context;
  const mine = [mission.id, job.source];
  const count = async (sql: string, values: unknown[]): Promise<number> =>
    (await db.query<{ n: number }>(sql, values)).rows[0]?.n ?? 0;
  await db.query('create index on stage (key)');
  await db.query('analyze stage');
  await db.query(
    `alter table stage add column existing uuid, add column same boolean, add column returns boolean`,
  );
  await db.query(
    `update stage s set existing = r.id, same = (r.digest = s.digest and r.withdrawn_at is null), returns = (r.withdrawn_at is not null) from openmara.report r where r.mission_id = $1 and r.external_source = $2 and r.external_key = s.key`,
    mine,
  );
  // A record that its publisher had withdrawn and now has again was added to the register, and keeps its history here.
  const created = await count('select count(*)::int as n from stage where existing is null or returns', []);
  const updated = await count(
    'select count(*)::int as n from stage where existing is not null and not same and not returns',
    [],
  );
  const unchanged = await count('select count(*)::int as n from stage where same', []);
  const gone = `r.mission_id = $1 and r.external_source = $2 and r.withdrawn_at is null and not exists (select from stage s where s.existing = r.id)`;
  const withdrawn = snapshot
    ? await count(`select count(*)::int as n from openmara.report r where ${gone}`, mine)
    : 0;
  if (job.dryRun) return { created, updated, unchanged, withdrawn };
  const changed = `(exists (select from stage s where s.existing = r.id and not s.same)${snapshot ? ` or (${gone})` : ''})`;
  if (
    (await count('select count(*)::int as n from stage where existing is not null and not same', [])) +
      withdrawn >
    0
  ) {
    await db.query(
      `insert into openmara.report_version (mission_id, report_id, version, recorded_at, superseded_at, superseded_by, state, survivors)
       select r.mission_id, r.id, r.version, r.recorded_at, $3, $4, to_jsonb(r), coalesce((select jsonb_agg(to_jsonb(v) order by v.line) from openmara.report_survivor v where v.mission_id = r.mission_id and v.report_id = r.id), '[]')
       from openmara.report r where r.mission_id = $1 and r.external_source = $2 and ${changed}`,
      [...mine, now, account.accountId],
    );
    if (snapshot)
      await db.query(
        `update openmara.report r set withdrawn_at = $3, version = version + 1, recorded_at = $3 where ${gone}`,
        [...mine, now],
      );
    await db.query(
      'delete from openmara.report_survivor v using stage s where v.mission_id = $1 and v.report_id = s.existing and not s.same',
      [mission.id],
    );
    await db.query(
      `update openmara.report r set version = r.version + 1, digest = s.digest, received_on = s.received_on, occurred_from = s.occurred_from, occurred_to = s.occurred_to, date_precision = s.date_precision,
         place_id = s.place_id, adm1_id = s.adm1_id, place_text = s.place_text, place_precision = s.place_precision, latitude = s.latitude, longitude = s.longitude, forms = s.forms, circumstances = s.circumstances,
         party_ids = s.party_ids, party_text = s.party_text, source_type = s.source_type, reliability = s.reliability, credibility = s.credibility, stated_verification = s.stated_verification,
         consent_referral = s.c1, consent_reporting = s.c2, consent_accountability = s.c3, consent_advocacy = s.c4, narrative = s.narrative, remarks = s.remarks, original = s.original,
         import_id = $2, withdrawn_at = null, recorded_at = $3
       from stage s where r.mission_id = $1 and r.id = s.existing and not s.same`,
      [mission.id, job.importId, now],
    );
  }
  await db.query(
    `insert into openmara.report (mission_id, id, external_source, external_key, digest, received_on, occurred_from, occurred_to, date_precision, place_id, adm1_id, place_text, place_precision, latitude, longitude,
       forms, circumstances, party_ids, party_text, source_type, reliability, credibility, stated_verification, consent_referral, consent_reporting, consent_accountability, consent_advocacy, narrative, remarks, office, original, filed_by, import_id, synthetic, recorded_at)
     select $1, id, $2, key, digest, received_on, occurred_from, occurred_to, date_precision, place_id, adm1_id, place_text, place_precision, latitude, longitude,
       forms, circumstances, party_ids, party_text, source_type, reliability, credibility, stated_verification, c1, c2, c3, c4, narrative, remarks, coalesce($3, office), original, $4, $5, $6, $7
     from stage where existing is null`,
    [...mine, context.office, account.accountId, job.importId, mission.synthetic, now],
  );
  if (created >= LARGE) await db.query('select openmara.analyze_reports()');
  await db.query(
    `insert into openmara.report_survivor (mission_id, report_id, line, external_key, sex, age_band, displacement, count, count_known)
     select $1, coalesce(s.existing, s.id), l.line, l.v->>'key', l.v->>'sex', l.v->>'ageBand', l.v->>'displacement', (l.v->>'count')::int, (l.v->>'countKnown')::boolean
     from stage s, jsonb_array_elements(s.survivors) with ordinality as l(v, line) where s.existing is null or not s.same`,
    [mission.id],
  );
  return { created, updated, unchanged, withdrawn };
}
