import { capabilities } from './capabilities.ts';
import * as words from './words.ts';

/** The door of the area. */
export const incidents = { name: 'incidents', capabilities, words } as const;
