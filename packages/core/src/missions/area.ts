import { capabilities } from './capabilities.ts';

/** The door of the area. */
export const missions = { name: 'missions', capabilities, words: {} } as const;
