import { capabilities } from './capabilities.ts';

/** The door of the area. */
export const exchange = { name: 'exchange', capabilities, words: {} } as const;
