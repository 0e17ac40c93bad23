import { capabilities } from './capabilities.ts';

/** The door of the area. */
export const audit = { name: 'audit', capabilities, words: {} } as const;
