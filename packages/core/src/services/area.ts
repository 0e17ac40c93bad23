import * as words from './words.ts';

export const services = { name: 'services', capabilities: {}, words } as const;
