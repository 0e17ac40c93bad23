import { capabilities } from './capabilities.ts';

export const analysis = { name: 'analysis', capabilities, words: {} } as const;
