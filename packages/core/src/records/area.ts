import * as words from './words.ts';

/** The door of the area. */
export const records = { name: 'records', capabilities: {}, words } as const;
