/** Headings, tables and figures counted as they come, and under each what its figures come from. */
import type { Locale } from '@openmara/core/language/languages';
import { headingMark, typeset } from '../house-style.ts';
import type { Block } from '../model.ts';
import type { QuarterlyWords } from './words/quarterly-words.ts';

/**
 * The blocks with their numbers; a picture that has a name of its own keeps it.
 * @param source the sentence on where the figures come from
 */
export function numberedBlocks(
  blocks: readonly Block[],
  source: string,
  words: QuarterlyWords,
  locale: Locale,
): Block[] {
  let [headings, tables, figures] = [0, 0, 0];
  const under = (note: string): string => typeset(`${source} ${note}`, locale);
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
        headings += 1;
        return { ...block, text: words.numbered.heading(headingMark(headings, locale), block.text) };
      case 'table':
        tables += 1;
        return { ...block, label: words.numbered.table(tables), note: under(block.note) };
      case 'picture':
        if (block.label === undefined) figures += 1;
        return {
          ...block,
          label: block.label ?? words.numbered.figure(figures, headingMark(figures, locale)),
          disclaimer: under(block.disclaimer ?? ''),
        };
      case 'paragraph':
      case 'note':
        return block;
    }
  });
}
