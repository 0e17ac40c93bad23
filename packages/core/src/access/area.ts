import { capabilities } from './capabilities.ts';

export const access = { name: 'access', capabilities, words: {} } as const;
