import { capabilities } from './capabilities.ts';

export const audit = { name: 'audit', capabilities, words: {} } as const;
