/** Mappings by name: those that come with the software, and those that a mission saved. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Mapping, mappingSchema } from '@openmara/core/exchange/mapping';
import type pg from 'pg';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { FileRefused } from './file-limits.ts';

const FOLDER = join(import.meta.dirname, '../../mappings');

const savedRow = z.object({ content: mappingSchema });

export function parseMapping(text: string, name: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FileRefused('mapping_invalid', `The mapping “${name}” is not JSON.`);
  }
  const parsed = mappingSchema.safeParse(value);
  if (!parsed.success)
    throw new FileRefused(
      'mapping_invalid',
      `The mapping “${name}” is not valid: ${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`).join('; ')}.`,
    );
  return parsed.data;
}
export const suppliedMappings = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'));

/**
 * By the mission's saved name, or by the name of a supplied one; never a path, which would open the server's own files.
 * @throws FileRefused where there is none
 */
export async function findMapping(db: pg.ClientBase, missionId: string, name: string): Promise<Mapping> {
  const saved = await maybeRow(
    db,
    savedRow,
    'select content from openmara.import_mapping where mission_id = $1 and name = $2',
    [missionId, name],
  );
  if (saved) return saved.content;
  // The list of the folder decides, not the name: what is not in it cannot be reached by any spelling.
  const supplied = suppliedMappings().find((candidate) => candidate === name);
  if (supplied) return parseMapping(readFileSync(join(FOLDER, `${supplied}.json`), 'utf8'), supplied);
  throw new FileRefused(
    'mapping_unknown',
    `There is no mapping “${name}”. Supplied ones: ${suppliedMappings().join(', ')}.`,
  );
}
