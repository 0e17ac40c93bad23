/** Alleged perpetrators: parties to the conflict by the spellings of their names. */
import { isUnidentifiedParty } from '../lexicon.ts';
import type { Mapping } from '../mapping.ts';
import type { Resolvers } from './resolvers.ts';
import type { RowValues } from './row.ts';
import { ownValue } from './terms.ts';

/** The parties of a cell: those that are known, the text, and names that stand for none. */
export interface Parties {
  readonly ids: readonly string[];
  /** As the row names them; null where it names none. */
  readonly text: string | null;
  /** Spellings that no party is known by: for a person to resolve, never guessed. */
  readonly unresolved: readonly string[];
}

/** “(to be confirmed)” and the like: an allegation is one either way, so the name stands without it. */
const RESERVATION = /\s*\((?:to be confirmed|tbc|a confirmer|suspected|alleged|presume)[^)]*\)\s*/i;

/** The parties that a cell names, as a whole or each of its parts. An empty cell is the unidentified party. */
export function readParties(mapping: Mapping, row: RowValues, resolvers: Resolvers): Parties {
  const raw = row.text('party');
  const unidentified = resolvers.unidentifiedPartyId;
  if (raw === '')
    return { ids: unidentified && row.column('party') ? [unidentified] : [], text: null, unresolved: [] };
  const resolve = (name: string): string | null => {
    const cleaned = (ownValue(mapping, 'party', name) ?? name).replace(RESERVATION, '').trim();
    return isUnidentifiedParty(cleaned) ? unidentified : resolvers.party(cleaned);
  };
  const text = raw.slice(0, 500);
  const whole = resolve(raw);
  if (whole) return { ids: [whole], text, unresolved: [] };
  const parts = raw
    .split(/[;,/&+\n،؛]|\band\b|\bet\b/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((name) => ({ name, id: resolve(name) }));
  return {
    ids: [...new Set(parts.map(({ id }) => id).filter((id) => id !== null))],
    text,
    unresolved: parts.filter(({ id }) => id === null).map(({ name }) => name),
  };
}
