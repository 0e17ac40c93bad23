import { DIMENSIONS, UNITS } from '@openmara/core/analysis/dimensions';
import type { VocabularyName } from '@openmara/core/vocabularies';
import { messagesFor } from '../frame/messages.ts';

export const UNIT = messagesFor('unit', UNITS);
export const DIMENSION = messagesFor('dimension', DIMENSIONS);
/** By which of its two days an incident falls into a period. */
export const BASES = ['occurred', 'decided'] as const;
export const BASIS = messagesFor('basis', [...BASES, 'received']);
/** The lists that the page of definitions shows, in its order. */
export const SHOWN = [
  'form',
  'conflictLink',
  'sourceType',
  'method',
  'circumstance',
  'attribution',
] as const satisfies readonly VocabularyName[];
export const VOCABULARY = messagesFor('vocabulary', SHOWN);
/** What every number on the pages counts, sentence after sentence. */
export const PRINCIPLE = messagesFor('sources', ['1', '2', '3', '4', '5', '6']);
