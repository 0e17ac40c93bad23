/** Numbered SQL files, forward only, each in one transaction as the owner; vocabularies follow the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VOCABULARIES } from '@openmara/core/incidents/vocabularies';
import { PgBoss } from 'pg-boss';
import pg from 'pg';

const FOLDER = join(import.meta.dirname, 'migrations');

export const migrationFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort();

/**
 * Brings the schema up to date. Returns the names of the files that were applied now.
 * @param upTo stops after this file and leaves vocabularies and queue alone: for the tests of a migration
 */
export async function migrate(owner: pg.ClientConfig, upTo?: string): Promise<string[]> {
  const client = new pg.Client(owner);
  await client.connect();
  const applied: string[] = [];
  try {
    // First of all: two that start at once would both make the table below, and one would fail.
    await client.query('select pg_advisory_lock(7012016)');
    await client.query(
      'create table if not exists public.openmara_migration (name text primary key, applied_at timestamptz not null)',
    );
    const done = new Set(
      (await client.query<{ name: string }>('select name from public.openmara_migration')).rows.map(
        (row) => row.name,
      ),
    );
    for (const name of migrationFiles().filter((file) => upTo === undefined || file <= upTo)) {
      if (done.has(name)) continue;
      await client.query('begin');
      await client.query(readFileSync(join(FOLDER, name), 'utf8'));
      await client.query('insert into public.openmara_migration values ($1, now())', [name]);
      await client.query('commit');
      await client.query('reset search_path');
      applied.push(name);
    }
    if (upTo !== undefined) return applied;
    await loadVocabularies(client);
    const queue = await client.query(`select from pg_namespace where nspname = 'pgboss'`);
    if (!queue.rowCount) await prepareQueue(owner);
    await client.query(
      `grant temporary on database ${client.escapeIdentifier(client.database ?? 'openmara')} to openmara_app, openmara_wide`,
    );
    await client.query(
      'grant usage on schema pgboss to openmara_app, openmara_wide; grant select, insert, update, delete on all tables in schema pgboss to openmara_app, openmara_wide; grant execute on all functions in schema pgboss to openmara_app, openmara_wide',
    );
  } finally {
    await client.end();
  }
  return applied;
}

/** The queue's own tables, made by the owner; the application only uses them. */
async function prepareQueue(owner: pg.ClientConfig): Promise<void> {
  const boss = new PgBoss({ ...(owner as object), supervise: false, schedule: false });
  await boss.start();
  for (const queue of ['import', 'document'])
    await boss.createQueue(queue, { retryLimit: 3, retryDelay: 1, expireInSeconds: 3600 });
  await boss.stop({ graceful: false });
}

async function loadVocabularies(client: pg.Client): Promise<void> {
  const rows = Object.entries(VOCABULARIES).flatMap(([list, terms]) =>
    terms.map((term, position) => ({ list, position, term })),
  );
  await client.query(
    `insert into openmara.term select * from jsonb_to_recordset($1) as t(list text, code text, position int, label_en text, label_fr text, label_ar text, definition text, source text)
     on conflict (list, code) do update set position = excluded.position, label_en = excluded.label_en, label_fr = excluded.label_fr,
       label_ar = excluded.label_ar, definition = excluded.definition, source = excluded.source`,
    [
      JSON.stringify(
        rows.map(({ list, position, term }) => ({
          list,
          position,
          code: term.code,
          label_en: term.label.en,
          label_fr: term.label.fr,
          label_ar: term.label.ar,
          definition: term.definition,
          source: term.source,
        })),
      ),
    ],
  );
}
