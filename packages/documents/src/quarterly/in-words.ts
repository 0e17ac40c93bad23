/** How a report writes a count and names a quarter. */
import type { Locale } from '@openmara/core/language/languages';
import { figures, WITHHELD } from '../house-style.ts';
import type { QuarterlyWords } from './words/quarterly-words.ts';

export const cell = (value: number | null, locale: Locale): string =>
  value === null ? WITHHELD : figures(value, locale);
/** @param name as 2016-Q3 */
export const quarterIn = (words: QuarterlyWords, name: string): string =>
  words.quarter(Number(name.slice(-1)), name.slice(0, 4));
