import * as words from './words.ts';

/** The door of the area. */
export const parties = { name: 'parties', capabilities: {}, words } as const;
