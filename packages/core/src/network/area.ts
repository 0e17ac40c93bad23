import { capabilities } from './capabilities.ts';
import * as words from './words.ts';

export const network = { name: 'network', capabilities, words } as const;
