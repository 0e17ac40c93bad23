/** What the quarterly report says, in each language of the house. */
import { wordsOf } from '../../words/words-of.ts';
import type { QuarterlyWords } from './quarterly-words.ts';

export const WORDS = await wordsOf<QuarterlyWords>((locale) => import(`./${locale}.ts`));
