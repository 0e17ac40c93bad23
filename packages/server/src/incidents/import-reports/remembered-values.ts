/** What the spellings of earlier logs were said to mean: it is asked once, and read so in the next log of the mission. */
import { type Mapping, mappedColumns } from '@openmara/core/exchange/mapping';
import { isMappedField, MAPPED_FIELDS } from '@openmara/core/exchange/mapped-values';
import { fold } from '@openmara/core/language/fold';
import { labelOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { rows } from '../../database/rows.ts';
import type { Context } from '../../operations/operation.ts';

interface Said {
  readonly spelling: string;
  readonly meaning: string;
  /** The day of the import, as an ISO day. */
  readonly on: string;
}
/** By field and folded spelling; the latest saying counts. */
export type RememberedValues = ReadonlyMap<string, ReadonlyMap<string, Said>>;

const runRow = z.object({ values: z.record(z.string(), z.record(z.string(), z.string())), on: z.string() });
/** Imports that are looked at, the latest first. */
const MOST_RUNS = 200;

/** Of the imports that the account may see. */
export async function rememberedValues({ db, mission, account, sees }: Context): Promise<RememberedValues> {
  const runs = await rows(
    db,
    runRow,
    `select mapping->'values' as values, applied_at::date::text as on from openmara.import_run
     where mission_id = $1 and target = 'report' and state = 'applied' and ($2 or started_by = $3)
       and mapping->'values' <> '{}'::jsonb
     order by applied_at desc limit ${MOST_RUNS}`,
    [mission.id, sees('imports_of_others'), account.accountId],
  );
  const remembered = new Map<string, Map<string, Said>>();
  for (const { values, on } of runs)
    for (const [field, meanings] of Object.entries(values)) {
      if (!isMappedField(field)) continue;
      const known = remembered.get(field) ?? new Map<string, Said>();
      remembered.set(field, known);
      for (const [spelling, meaning] of Object.entries(meanings))
        if (!known.has(fold(spelling))) known.set(fold(spelling), { spelling, meaning, on });
    }
  return remembered;
}

const PIECES = /[;,|/&+\n،؛]/;

/** The mapping with what was said of spellings that its columns have, and a note for each of them. */
export function withRemembered(
  mapping: Mapping,
  names: readonly string[],
  body: ReadonlyArray<readonly string[]>,
  remembered: RememberedValues,
): { readonly mapping: Mapping; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const values: Record<string, Record<string, string>> = { ...mapping.values };
  for (const [at, { field }] of mappedColumns(mapping, names)) {
    const known = remembered.get(field);
    if (!known || !isMappedField(field)) continue;
    const written = new Set(
      body
        .flatMap((cells) => [cells[at] ?? '', ...(cells[at] ?? '').split(PIECES)])
        .map((text) => fold(text)),
    );
    for (const [folded, { spelling, meaning, on }] of known) {
      if (!written.has(folded) || values[field]?.[spelling] !== undefined) continue;
      values[field] = { ...values[field], [spelling]: meaning };
      const list = MAPPED_FIELDS[field];
      const said = list === null ? meaning : labelOf(list, meaning, 'en');
      notes.push(`“${spelling}” is read as “${said}”, as was said at the import of ${on}.`);
    }
  }
  return { mapping: { ...mapping, values }, notes };
}
