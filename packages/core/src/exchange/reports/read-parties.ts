/** Alleged perpetrators: parties to the conflict by the spellings of their names. */
import { isNotStated, isUnidentifiedParty } from '../lexicon.ts';
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

/** “3 armed men in uniform”: how many they were is no part of their name. */
const HOW_MANY = /^\s*(?:about |around |environ |unos |حوالي )?\p{N}{1,3}\s+(?=\p{L})/iu;

/** “armed youth?”: whoever wrote it was not sure, and the party is not named for them. */
const DOUBTED = /\p{L}.*[?؟]\s*$/u;

/**
 * The parties that a cell names, as a whole or each of its parts. A cell that is empty or says that nothing is stated
 * names none: that is not the unidentified party.
 * @param on the day of the incident, where it is known
 */
export function readParties(
  mapping: Mapping,
  row: RowValues,
  resolvers: Resolvers,
  on: string | null = null,
): Parties {
  const raw = row.text('party');
  const own = ownValue(mapping, 'party', raw);
  if (raw === '' || (own === undefined && (isNotStated(raw) || /^[?؟\s]+$/.test(raw)))) {
    // Registers that name a party in one column say in another that it was not identified.
    const unidentified = isUnidentifiedParty(row.text('partyType')) ? resolvers.unidentifiedPartyId : null;
    return { ids: unidentified ? [unidentified] : [], text: null, unresolved: [] };
  }
  const resolve = (name: string): string | null => {
    const cleaned = (ownValue(mapping, 'party', name) ?? name)
      .replace(RESERVATION, ' ')
      .replace(HOW_MANY, '')
      .trim();
    if (DOUBTED.test(cleaned)) return null;
    return isUnidentifiedParty(cleaned) ? resolvers.unidentifiedPartyId : resolvers.party(cleaned, on);
  };
  const text = raw.slice(0, 500);
  const whole = resolve(raw);
  if (whole) return { ids: [whole], text, unresolved: [] };
  const parts = raw
    .split(/[;,/&+\n،؛]|\b(?:and|et|y|with|avec|con)\b|\s(?=و\S{3,})/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((name) => ({ name, id: resolve(name) ?? resolve(name.replace(/^و/, '')) }));
  return {
    ids: [...new Set(parts.map(({ id }) => id).filter((id) => id !== null))],
    text,
    unresolved: parts.filter(({ id }) => id === null).map(({ name }) => name),
  };
}
