/** One act on several records: each by its own rule, what was refused said by name, one entry of the audit log. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';

/** Records of one act: some pages of a list, and not the whole register by one click. */
export const MOST_AT_ONCE = 500;
/** The records that were chosen. */
export const chosenIds = z.array(z.uuid()).min(1).max(MOST_AT_ONCE);

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Chosen records as they stand in the address of a file: at most 200 ids with commas between. */
export const chosenText = z.string().regex(new RegExp(`^${UUID}(?:,${UUID}){0,199}$`));

/** Why nothing was done with a record: one may not see it, it was withdrawn, or the person does not work on it. */
const REFUSALS = ['not_seen', 'withdrawn', 'not_theirs'] as const;
export type Refusal = (typeof REFUSALS)[number];
/** A record that nothing was done with, as a person names it, and why. */
export const refusedRecord = z.object({ id: z.string(), name: z.string(), reason: z.enum(REFUSALS) });
const doneRecord = z.object({ id: z.string(), name: z.string() });
export const severally = z.object({ done: z.array(doneRecord), refused: z.array(refusedRecord) });
type Severally = z.output<typeof severally>;

/**
 * Does it to each, in one order, so that two who choose the same wait for one another.
 * @param names of the records that the one who asks may see
 * @param act answers why not where it may not be done, and has written nothing then
 * @throws Problem not_found where none of them may be seen
 */
export async function toEach(
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
  act: (id: string) => Promise<Refusal | null>,
): Promise<Severally> {
  if (names.size === 0) throw new Problem('not_found');
  const [done, refused]: [Severally['done'], Severally['refused']] = [[], []];
  for (const id of [...new Set(ids)].toSorted()) {
    const name = names.get(id);
    const reason = name === undefined ? 'not_seen' : await act(id);
    if (reason) refused.push({ id, name: name ?? id, reason });
    else if (name !== undefined) done.push({ id, name });
  }
  return { done, refused };
}

/** The entry of the audit log: how many, and which. */
export const noteOfSeveral = (
  what: string,
  { done, refused }: { readonly done: Severally['done']; readonly refused: readonly unknown[] },
): { note: string } => ({
  note: `${done.length} ${what}, ${refused.length} refused: ${done.map(({ name }) => name).join(', ')}`,
});
