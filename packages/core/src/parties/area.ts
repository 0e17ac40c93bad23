import * as words from './words.ts';

export const parties = { name: 'parties', capabilities: {}, words } as const;
