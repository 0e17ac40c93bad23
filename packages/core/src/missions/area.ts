import { capabilities } from './capabilities.ts';

export const missions = { name: 'missions', capabilities, words: {} } as const;
