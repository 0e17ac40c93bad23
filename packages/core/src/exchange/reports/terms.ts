/** What a cell means: by what a person said of this file first, then by the words of all languages. */
import { fold } from '../../language/fold.ts';
import { type LexiconName, lookUp } from '../lexicon.ts';
import type { Mapping } from '../mapping.ts';

/** What the mapping itself says that this spelling means in this field. */
export function ownValue(mapping: Mapping, field: string, raw: string): string | undefined {
  const folded = fold(raw);
  return Object.entries(mapping.values[field] ?? {}).find(([from]) => fold(from) === folded)?.[1];
}

/** The term of a cell; undefined where neither the mapping nor a list knows it. */
export function termOf(mapping: Mapping, field: string, list: LexiconName, raw: string): string | undefined {
  return ownValue(mapping, field, raw) ?? lookUp(list, raw);
}
