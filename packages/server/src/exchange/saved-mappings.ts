/** Mappings by name: those that come with the software, and those that a mission saved. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Mapping, mappingSchema } from '@openmara/core/exchange/mapping';
import type pg from 'pg';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { FileRefused } from './file-limits.ts';

const FOLDER = join(import.meta.dirname, '../../mappings');

const savedRow = z.object({ content: mappingSchema });

const keptRow = z.object({
  name: z.string(),
  content: z.unknown(),
  savedAt: z.string(),
  savedById: z.string(),
  savedBy: z.string(),
});
/** A mapping that the mission saved. */
export interface SavedMapping {
  readonly name: string;
  readonly content: Mapping;
  /** ISO moment. */
  readonly savedAt: string;
  readonly savedById: string;
  readonly savedBy: string;
}
/** The mission's mappings for a target, the latest first; one that an older version wrote and this cannot read is none. */
export async function readMappings({ db, mission }: Context, target: string): Promise<SavedMapping[]> {
  const kept = await rows(
    db,
    keptRow,
    `select m.name, m.content, to_json(m.saved_at)#>>'{}' as "savedAt", m.saved_by as "savedById",
            a.name as "savedBy"
     from openmara.import_mapping m join openmara.account a on a.id = m.saved_by
     where m.mission_id = $1 order by m.saved_at desc, m.name`,
    [mission.id],
  );
  return kept.flatMap((row) => {
    const { success, data } = mappingSchema.safeParse(row.content);
    return success && data.target === target ? [{ ...row, content: data }] : [];
  });
}

/** What is told of a saved mapping beside its content. */
export const recalledView = z.object({
  name: z.string(),
  savedAt: z.string(),
  /** Null where the role does not see what others of the mission import. */
  savedBy: z.string().nullable(),
});
export const recalledOf = (
  { account, sees }: Context,
  { name, savedAt, savedBy, savedById }: SavedMapping,
): z.infer<typeof recalledView> => ({
  name,
  savedAt,
  savedBy: savedById === account.accountId || sees('imports_of_others') ? savedBy : null,
});

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
