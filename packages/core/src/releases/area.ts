import { capabilities } from './capabilities.ts';

/** The door of the area. */
export const releases = { name: 'releases', capabilities, words: {} } as const;
