/** Numbered SQL files, forward only, each in one transaction as the owner; vocabularies follow the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VOCABULARIES } from '@openmara/core/vocabularies';
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
    await client.query(
      `grant temporary on database ${client.escapeIdentifier(client.database ?? 'openmara')} to openmara_app, openmara_wide`,
    );
  } finally {
    await client.end();
  }
  return applied;
}

async function loadVocabularies(client: pg.Client): Promise<void> {
  const rows = Object.entries(VOCABULARIES).flatMap(([list, terms]) =>
    terms.map((term, position) => ({ list, position, term })),
  );
  await client.query(
    `insert into openmara.term select * from jsonb_to_recordset($1) as t(list text, code text, position int, definition text, source text, labels jsonb)
     on conflict (list, code) do update set position = excluded.position, labels = excluded.labels, definition = excluded.definition, source = excluded.source`,
    [
      JSON.stringify(
        rows.map(({ list, position, term }) => ({
          list,
          position,
          code: term.code,
          definition: term.definition,
          source: term.source,
          labels: term.label,
        })),
      ),
    ],
  );
}
