import { capabilities } from './capabilities.ts';
import * as words from './words.ts';

/** The door of the area. */
export const network = { name: 'network', capabilities, words } as const;
