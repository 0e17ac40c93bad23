import { capabilities } from './capabilities.ts';
import * as words from './words.ts';

export const places = { name: 'places', capabilities, words } as const;
