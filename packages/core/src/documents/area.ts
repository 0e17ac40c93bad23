import { capabilities } from './capabilities.ts';

export const documents = { name: 'documents', capabilities, words: {} } as const;
