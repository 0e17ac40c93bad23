import * as words from './words.ts';

/** The door of the area. */
export const services = { name: 'services', capabilities: {}, words } as const;
