/**
 * Everything else that comes through the same door: gazetteer, parties, services, events as external context,
 * and other sources' codings, which are shown beside our figures and never mixed into them.
 */
import type { Refusal } from '@openmara/core/exchange/reports/row';
import { parsePeriod } from '@openmara/core/incidents/parse-period';
import { widen } from '@openmara/core/incidents/period';
import { asciiDigits, fold } from '@openmara/core/language/fold';
import { contentDigest, newId } from '@openmara/vault/passwords';
import type pg from 'pg';
import type { Context } from '../operations/operation.ts';
import type { ImportJob, ImportOutcome } from './import-reports.ts';
import type { FieldRow, RowReader } from './read-rows.ts';
import { foldPlace } from './resolvers.ts';

type Values = Record<string, string | number | boolean | null>;
interface Target {
  /** The key within the source and the values of the row, or why it is refused. */
  read(row: FieldRow): { key: string; values: Values } | { column: string; value: string; reason: string };
  readonly columns: readonly string[];
  readonly table: string;
}

const number = (text: string): number | null => {
  const value = Number(asciiDigits(text).replaceAll(',', '.'));
  return text === '' || !Number.isFinite(value) ? null : value;
};
/** Of a whole number a comma or space before three digits groups thousands: "1,200" dead are not one. */
const whole = (text: string): number | null => {
  const ascii = asciiDigits(text);
  const value = number(/^\d{1,3}([,\s]\d{3})+$/.test(ascii) ? ascii.replaceAll(/[,\s]/g, '') : ascii);
  return value === null ? null : Math.round(value);
};
const dayOf = (row: FieldRow, field: string): string | null =>
  row.date(field) ?? parsePeriod(row.text(field).slice(0, 10), 'ymd')?.from ?? null;

const EVENT_DATE = { '1': 'exact', '2': 'week', '3': 'week', '4': 'month', '5': 'year' } as const;
const EVENT_PLACE: Record<string, string> = {
  '1': 'point',
  '2': 'settlement',
  '3': 'adm2',
  '4': 'adm1',
  '5': 'adm1',
  '6': 'country',
  '7': 'country',
};

const TARGETS: Record<'event' | 'coding' | 'provider', Target> = {
  event: {
    table: 'event',
    columns: [
      'country',
      'occurred_from',
      'occurred_to',
      'date_precision',
      'place_text',
      'latitude',
      'longitude',
      'place_precision',
      'side_a',
      'side_b',
      'violence',
      'deaths',
      'deaths_civilians',
    ],
    read(row) {
      const from = dayOf(row, 'start');
      if (!row.text('key')) return { column: 'key', value: '', reason: 'An event needs its id.' };
      if (!from) return { column: 'start', value: row.text('start'), reason: 'The date cannot be read.' };
      const precision =
        Object.entries(EVENT_DATE).find(([code]) => code === row.text('datePrecision'))?.[1] ?? 'exact';
      return {
        key: row.text('key'),
        values: {
          country: row.text('country'),
          occurred_from: from,
          occurred_to: dayOf(row, 'end') ?? widen(from, precision).to,
          date_precision: precision,
          place_text: row.text('place') || null,
          latitude: number(row.text('latitude')),
          longitude: number(row.text('longitude')),
          place_precision: EVENT_PLACE[row.text('placePrecision')] ?? 'country',
          side_a: row.text('sideA') || null,
          side_b: row.text('sideB') || null,
          violence:
            { '1': 'state_based', '2': 'non_state', '3': 'one_sided' }[row.text('violence')] ?? 'other',
          deaths: whole(row.text('deaths')),
          deaths_civilians: whole(row.text('deathsCivilians')),
        },
      };
    },
  },
  coding: {
    table: 'coding',
    columns: [
      'actor',
      'actor_key',
      'year',
      'form',
      'location',
      'state_prevalence',
      'amnesty_prevalence',
      'hrw_prevalence',
    ],
    read(row) {
      const year = whole(row.text('year'));
      if (!year) return { column: 'year', value: row.text('year'), reason: 'A coding needs its year.' };
      const prevalence = (field: string): number | null => {
        const value = whole(row.text(field));
        return value === null || value < 0 || value > 3 ? null : value;
      };
      const form = row.text('form') || 'any';
      return {
        key: [
          row.text('conflict'),
          row.text('actorKey'),
          row.text('actor'),
          row.text('location'),
          row.text('type'),
          year,
          form,
        ].join('|'),
        values: {
          actor: row.text('actor'),
          actor_key: row.text('actorKey') || null,
          year,
          form,
          location: row.text('location'),
          state_prevalence: prevalence('state'),
          amnesty_prevalence: prevalence('amnesty'),
          hrw_prevalence: prevalence('hrw'),
        },
      };
    },
  },
  provider: {
    table: 'provider',
    columns: [
      'country',
      'name',
      'kind',
      'sector',
      'place_text',
      'pcode',
      'latitude',
      'longitude',
      'functional',
      'since',
      'until',
    ],
    read(row) {
      // Without its country a service would be offered to the survivors of another one.
      if (!row.text('country'))
        return { column: 'country', value: '', reason: 'A service needs its country.' };
      const key = row.text('key') || contentDigest(row.cells.join('\u0001'));
      return {
        key,
        values: {
          country: row.text('country'),
          name: row.text('name') || '(no name)',
          kind: row.text('kind') || null,
          sector: row.text('sector') || 'health',
          place_text:
            [row.text('adm3'), row.text('adm2'), row.text('adm1')].filter((text) => text).join(', ') || null,
          pcode: row.text('pcode') || null,
          latitude: number(row.text('latitude')),
          longitude: number(row.text('longitude')),
          functional: null,
          since: dayOf(row, 'since'),
          until: dayOf(row, 'until'),
        },
      };
    },
  },
};

export async function importReference(
  context: Context,
  reader: RowReader,
  job: ImportJob,
): Promise<ImportOutcome> {
  if (reader.mapping.target === 'place') return importPlaces(context, reader, job);
  if (reader.mapping.target === 'party') return importParties(context, reader, job);
  if (reader.mapping.target === 'report') throw new Error('reports have an importer of their own');
  const target = TARGETS[reader.mapping.target];
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 };
  const seen = new Map<string, number>();
  let batch: Array<Values & { key: string; digest: string }> = [];
  const flush = async (): Promise<void> => {
    const result = await upsert(context.db, target, batch, job, context.now);
    counts.created += result.created;
    counts.updated += result.updated;
    counts.unchanged += batch.length - result.created - result.updated;
    batch = [];
  };
  for await (const row of reader.rows()) {
    counts.rows += 1;
    const read = target.read(row);
    if ('reason' in read) {
      counts.refused += 1;
      await job.refuse(
        {
          row: row.number,
          column: row.column(read.column) ?? read.column,
          value: read.value,
          code: 'value_missing',
          reason: read.reason,
        },
        row,
      );
      continue;
    }
    const occurrence = (seen.get(read.key) ?? 0) + 1;
    seen.set(read.key, occurrence);
    batch.push({
      ...read.values,
      key: occurrence > 1 ? `${read.key}#${occurrence}` : read.key,
      digest: contentDigest(JSON.stringify(read.values)),
    });
    if (batch.length >= 1000) await flush();
    if (counts.rows % 500 === 0) job.progress(counts.rows);
  }
  await flush();
  return { ...counts, warnings: reader.warnings };
}

async function upsert(
  db: pg.ClientBase,
  target: Target,
  batch: ReadonlyArray<Values & { key: string; digest: string }>,
  job: ImportJob,
  now: Date,
): Promise<{ created: number; updated: number }> {
  if (batch.length === 0) return { created: 0, updated: 0 };
  const existing = await db.query<{ external_key: string; digest: string }>(
    `select external_key, digest from openmara.${target.table} where source = $1 and external_key = any ($2)`,
    [job.source, batch.map((row) => row.key)],
  );
  const known = new Map(existing.rows.map((row) => [row.external_key, row.digest]));
  const changed = batch.filter((row) => known.get(row.key) !== row.digest);
  const result = {
    created: changed.filter((row) => !known.has(row.key)).length,
    updated: changed.filter((row) => known.has(row.key)).length,
  };
  if (job.dryRun || changed.length === 0) return result;
  const columns = target.columns.join(', ');
  await db.query(
    `insert into openmara.${target.table} (source, external_key, digest, import_id, recorded_at, ${columns})
     select $2, r.external_key, r.digest, $3, $4, ${target.columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_recordset(null::openmara.${target.table}, $1) r
     on conflict (source, external_key) do update set digest = excluded.digest, import_id = excluded.import_id, recorded_at = excluded.recorded_at, ${target.columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [
      JSON.stringify(changed.map(({ key, ...rest }) => ({ ...rest, external_key: key }))),
      job.source,
      job.importId,
      now,
    ],
  );
  return result;
}

/** Outer places first: a parent is there when its children ask for it. */
const PLACE_LEVELS = ['country', 'adm1', 'adm2', 'adm3'] as const;

/**
 * A COD-AB style list: country, level, P-code, name, parent. Names already known without a code receive it. Of a
 * known code the first day and the name follow the list, and the name that it had is still found; a place of
 * another source keeps the name that it has there, and is found by the list's too.
 */
async function importPlaces(context: Context, reader: RowReader, job: ImportJob): Promise<ImportOutcome> {
  const { db } = context;
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 };
  const rows: Array<{
    country: string;
    level: (typeof PLACE_LEVELS)[number];
    pcode: string;
    name: string;
    parent: string;
    since: string | null;
    latitude: number | null;
    longitude: number | null;
  }> = [];
  for await (const row of reader.rows()) {
    counts.rows += 1;
    const level = /^[0-3]$/.test(row.text('level')) ? PLACE_LEVELS[Number(row.text('level'))] : undefined;
    const refuse = (column: string, reason: string): Promise<void> => {
      counts.refused += 1;
      const refusal: Refusal = {
        row: row.number,
        column: row.column(column),
        value: row.text(column),
        code: 'value_missing',
        reason,
      };
      return job.refuse(refusal, row);
    };
    if (!level) await refuse('level', 'The level is 0, 1, 2 or 3.');
    else if (!row.text('pcode') || !row.text('name'))
      await refuse('name', 'A place needs a P-code and a name.');
    else if (!/^[A-Z]{3}$/.test(row.text('country')))
      await refuse('country', 'The country is a code of three letters.');
    else
      rows.push({
        country: row.text('country'),
        level,
        pcode: row.text('pcode'),
        name: row.text('name'),
        parent: row.text('parent'),
        since: dayOf(row, 'validFrom'),
        latitude: number(row.text('latitude')),
        longitude: number(row.text('longitude')),
      });
  }
  const all = await db.query<{
    id: string;
    pcode: string | null;
    country: string;
    level: string;
    name: string;
    folded: string;
    adm1_id: string | null;
    since: string | null;
    source: string;
  }>(
    'select p.id, p.pcode, p.country, p.level, p.name, n.folded, p.adm1_id, p.valid_from::text as since, p.source from openmara.place p join openmara.place_name n on n.place_id = p.id',
  );
  const byCode = new Map(all.rows.filter((row) => row.pcode).map((row) => [row.pcode, row]));
  const byName = new Map(all.rows.map((row) => [`${row.country}|${row.level}|${row.folded}`, row]));
  const spellings = new Set(all.rows.map((row) => `${row.id}|${row.folded}`));
  const ids = new Map<string, string>();
  const firstLevels = new Map(all.rows.map((row) => [row.id, row.level === 'adm1' ? row.id : row.adm1_id]));
  const matched = new Set<string>();
  for (const row of rows.sort((a, b) => PLACE_LEVELS.indexOf(a.level) - PLACE_LEVELS.indexOf(b.level))) {
    const folded = foldPlace(row.name);
    // A name stands for one code only: two districts of one name are two places.
    const named = byName.get(`${row.country}|${row.level}|${folded}`);
    const known =
      byCode.get(row.pcode) ?? (named && named.pcode === null && !matched.has(named.id) ? named : undefined);
    if (known) matched.add(known.id);
    const id = known?.id ?? newId();
    ids.set(row.pcode, id);
    const parent = ids.get(row.parent) ?? byCode.get(row.parent)?.id ?? null;
    const adm1 = row.level === 'adm1' ? id : parent && (firstLevels.get(parent) ?? null);
    if (!known) firstLevels.set(id, adm1);
    const name = known && known.source !== job.source ? known.name : row.name;
    if (
      known?.pcode === row.pcode &&
      known.since === row.since &&
      known.name === name &&
      spellings.has(`${id}|${fold(row.name)}`)
    ) {
      counts.unchanged += 1;
      continue;
    }
    counts[known ? 'updated' : 'created'] += 1;
    if (job.dryRun) continue;
    if (known)
      await db.query(
        'update openmara.place set name = $5, pcode = $2, valid_from = $3, parent_id = coalesce(parent_id, $4) where id = $1',
        [id, row.pcode, row.since, parent, name],
      );
    else
      await db.query(
        `insert into openmara.place (id, country, level, pcode, parent_id, adm1_id, adm2_id, name, valid_from, source, latitude, longitude) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          row.country,
          row.level,
          row.pcode,
          parent,
          row.level === 'adm1' ? null : adm1,
          row.level === 'adm3' ? parent : null,
          row.name,
          row.since,
          job.source,
          row.latitude,
          row.longitude,
        ],
      );
    for (const spelling of new Set([folded, fold(row.name)]))
      await db.query(
        'insert into openmara.place_name (place_id, folded) values ($1, $2) on conflict do nothing',
        [id, spelling],
      );
  }
  return { ...counts, warnings: reader.warnings };
}

/** UCDP's actor list: names, full names, renamings, splinters, alliances and mergers. */
async function importParties(context: Context, reader: RowReader, job: ImportJob): Promise<ImportOutcome> {
  const { db } = context;
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 };
  const existing = new Map(
    (
      await db.query<{ id: string; external_key: string; name: string }>(
        'select id, external_key, name from openmara.party where external_key is not null',
      )
    ).rows.map((row) => [row.external_key, row]),
  );
  const aliases = new Map(
    (
      await db.query<{ folded: string; party_id: string }>(
        'select folded, party_id from openmara.party_alias',
      )
    ).rows.map((row) => [row.folded, row.party_id]),
  );
  const relations: Array<{ from: string; kind: string; others: string }> = [];
  for await (const row of reader.rows()) {
    counts.rows += 1;
    const key = `${job.source}:${row.text('key')}`;
    const name = row.text('name');
    if (!row.text('key') || !name) {
      counts.refused += 1;
      await job.refuse(
        {
          row: row.number,
          column: row.column('name'),
          value: name,
          code: 'value_missing',
          reason: 'A party needs an id and a name.',
        },
        row,
      );
      continue;
    }
    const known = existing.get(key);
    const id = known?.id ?? newId();
    for (const [field, kind] of [
      ['previous', 'renamed_from'],
      ['alliance', 'alliance'],
      ['joined', 'joined'],
      ['splinter', 'splinter_of'],
    ] as const) {
      const others = row.text(field).replace(/\.0$/, '');
      if (others && others !== '0') relations.push({ from: key, kind, others });
    }
    const written = [
      name,
      row.text('originalName'),
      row.text('fullName'),
      row.text('englishName'),
      row.text('newName'),
    ]
      .flatMap((text) => text.split(/;|,\s(?=[A-Z])/))
      .map((text) => text.trim())
      .filter((text) => text && text !== 'n/a');
    // A spelling that is nobody's yet is a change of its own: the next log may use it.
    const same = known?.name === name && written.every((alias) => aliases.has(fold(alias)));
    if (same) counts.unchanged += 1;
    else counts[known ? 'updated' : 'created'] += 1;
    existing.set(key, { id, external_key: key, name });
    if (job.dryRun || same) continue;
    const kind =
      row.text('kind') === '4' ? 'state_force' : row.text('kind') === '1' ? 'non_state_group' : 'militia';
    await db.query(
      'insert into openmara.party (id, external_key, kind, name, source) values ($1, $2, $3, $4, $5) on conflict (external_key) do update set name = excluded.name',
      [id, key, kind, name, job.source],
    );
    for (const alias of new Set(written)) {
      const owner = aliases.get(fold(alias));
      if (owner && owner !== id) continue;
      aliases.set(fold(alias), id);
      await db.query(
        'insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4) on conflict do nothing',
        [id, alias, fold(alias), job.source],
      );
    }
  }
  for (const { from, kind, others } of job.dryRun ? [] : relations) {
    for (const other of others.split(/[,;]\s*/)) {
      const [a, b] = [existing.get(from), existing.get(`${job.source}:${other.trim().replace(/\.0$/, '')}`)];
      if (a && b && a.id !== b.id)
        await db.query(
          'insert into openmara.party_relation (party_id, other_id, kind, source) values ($1, $2, $3, $4) on conflict do nothing',
          [a.id, b.id, kind, job.source],
        );
    }
  }
  return { ...counts, warnings: reader.warnings };
}
