import * as words from './words.ts';

export const records = { name: 'records', capabilities: {}, words } as const;
