import { capabilities } from './capabilities.ts';

/** The door of the area. */
export const documents = { name: 'documents', capabilities, words: {} } as const;
