import { capabilities } from './capabilities.ts';
import * as words from './words.ts';

export const incidents = { name: 'incidents', capabilities, words } as const;
