import { capabilities } from './capabilities.ts';
import * as words from './words.ts';

/** The door of the area. */
export const places = { name: 'places', capabilities, words } as const;
