/** What a row writes of a party to the party: an alias that two parties share stands for neither. */
import { fold } from '@openmara/core/language/fold';
import { distance } from 'fastest-levenshtein';
import type pg from 'pg';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';

export interface PartyMatcher {
  /** The id of the party that the name stands for; null where there is none, or more than one. */
  readonly match: (name: string) => string | null;
  /** The party “unidentified armed men”, which every table keeps. */
  readonly unidentifiedId: string | null;
}

const aliasRow = z.object({ folded: z.string(), id: z.string() });
const partyRow = z.object({ id: z.string() });

/** All aliases in memory, for a file of rows. */
export async function readPartyMatcher(db: pg.ClientBase): Promise<PartyMatcher> {
  const aliases = await rows(db, aliasRow, 'select folded, party_id as id from openmara.party_alias');
  const byAlias = new Map<string, string | null>();
  for (const { folded, id } of aliases)
    byAlias.set(folded, byAlias.has(folded) && byAlias.get(folded) !== id ? null : id);
  const unidentified = await maybeRow(
    db,
    partyRow,
    `select id from openmara.party where kind = 'unidentified' limit 1`,
  );
  return {
    unidentifiedId: unidentified?.id ?? null,
    match: (name) => byAlias.get(fold(name)) ?? byAlias.get(fold(name.replace(/\([^)]*\)/g, ' '))) ?? null,
  };
}

export interface ProposedParty {
  readonly partyId: string;
  readonly name: string;
}
const wordsOf = (folded: string): string[] => folded.split(/[\s()-]+/).filter((word) => word.length > 2);

/** How alike two folded names are: shared words (Dice's coefficient), and one more for a slip of the pen. */
function likeness(a: string, b: string): number {
  const [words, others] = [new Set(wordsOf(a)), wordsOf(b)];
  const shared = others.filter((word) => words.has(word)).length;
  const near = a.length <= 60 && distance(a, b) <= Math.max(1, Math.floor(a.length / 5));
  return (2 * shared) / Math.max(1, words.size + others.length) + (near ? 1 : 0);
}

const spelling = z.object({ party_id: z.string(), name: z.string(), folded: z.string() });
/** Aliases that look like the spelling, best first, at most three, for a person to confirm: never taken by itself. */
export async function proposeParties(db: pg.ClientBase, name: string): Promise<ProposedParty[]> {
  const folded = fold(name);
  const spellings = await rows(
    db,
    spelling,
    `select a.party_id, p.name, a.folded
     from openmara.party_alias a join openmara.party p on p.id = a.party_id`,
  );
  const best = new Map<string, ProposedParty & { score: number }>();
  for (const row of spellings) {
    const score = likeness(folded, row.folded);
    if (score >= 0.4 && score > (best.get(row.party_id)?.score ?? 0))
      best.set(row.party_id, { partyId: row.party_id, name: row.name, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ partyId, name: label }) => ({ partyId, name: label }));
}
