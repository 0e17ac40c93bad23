import { capabilities } from './capabilities.ts';

/** The door of the area. */
export const access = { name: 'access', capabilities, words: {} } as const;
