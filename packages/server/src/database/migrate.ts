/** Numbered SQL files, forward only, each in one transaction as the owner; vocabularies follow the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import pg from 'pg';
import { z } from 'zod';
import { execute, rows } from './rows.ts';

const FOLDER = join(import.meta.dirname, 'migrations');

const migrationRow = z.object({ name: z.string() });

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
  client.on('error', () => undefined);
  await client.connect();
  const applied: string[] = [];
  try {
    // First of all: two that start at once would both make the table below, and one would fail.
    await execute(client, 'select pg_advisory_lock(7012016)');
    await execute(
      client,
      'create table if not exists public.openmara_migration (name text primary key, applied_at timestamptz not null)',
    );
    const before = await rows(client, migrationRow, 'select name from public.openmara_migration');
    const done = new Set(before.map(({ name }) => name));
    for (const name of migrationFiles().filter((file) => upTo === undefined || file <= upTo)) {
      if (done.has(name)) continue;
      await client.query('begin');
      await execute(client, readFileSync(join(FOLDER, name), 'utf8'));
      await execute(client, 'insert into public.openmara_migration values ($1, now())', [name]);
      await client.query('commit');
      await execute(client, 'reset search_path');
      applied.push(name);
    }
    if (upTo !== undefined) return applied;
    await loadVocabularies(client);
    const database = client.escapeIdentifier(client.database ?? 'openmara');
    await execute(client, `grant temporary on database ${database} to openmara_app, openmara_wide`);
  } finally {
    await client.end();
  }
  return applied;
}

async function loadVocabularies(client: pg.Client): Promise<void> {
  const terms = Object.entries(VOCABULARIES).flatMap(([list, words]) =>
    words.map(({ code, definition, source, label }, position) => ({
      list,
      position,
      code,
      definition,
      source,
      labels: label,
    })),
  );
  await execute(
    client,
    `insert into openmara.term
     select * from jsonb_to_recordset($1)
       as t(list text, code text, position int, definition text, source text, labels jsonb)
     on conflict (list, code) do update
       set position = excluded.position, labels = excluded.labels, definition = excluded.definition,
           source = excluded.source`,
    [JSON.stringify(terms)],
  );
}
