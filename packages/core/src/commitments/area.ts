import { capabilities } from './capabilities.ts';
import * as words from './words.ts';

/** The door of the area. */
export const commitments = { name: 'commitments', capabilities, words } as const;
