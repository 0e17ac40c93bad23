import { capabilities } from './capabilities.ts';

/** The door of the area. */
export const analysis = { name: 'analysis', capabilities, words: {} } as const;
