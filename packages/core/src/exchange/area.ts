import { capabilities } from './capabilities.ts';

export const exchange = { name: 'exchange', capabilities, words: {} } as const;
