import { POPULATIONS, TIMINGS } from '@openmara/core/releases/release-tables';
import { DIMENSION } from '../analysis/words.ts';
import { messagesFor } from '../frame/messages.ts';

export const POPULATION = messagesFor('population', POPULATIONS);
export const TIMING = messagesFor('timing', TIMINGS);
/** By what a table of a release counts: the dimensions of all tables, and when decisions came. */
export const BY = { ...DIMENSION, ...messagesFor('dimension', ['timing']) };
