/** What a column's heading means: by the words of all languages first, then by what its words have in common. */
import { fold } from '../language/fold.ts';
import { meaningsOf } from '../language/words.ts';
import type { ReportField } from './mapping-fields.ts';

/** A heading as it is compared: its first line, hints in brackets and stars gone, but for “(F)” and “(M)”. */
export const foldHeader = (header: string): string =>
  fold(
    (header.split('\n')[0] ?? '')
      .replace(/[*:_/.]+/g, ' ')
      .replace(/\([^)]*\)/g, (hint) =>
        /f|m|h/i.test(hint) && hint.length <= 3 ? ` ${hint.slice(1, -1)}` : ' ',
      ),
  );

const BY_HEADING = meaningsOf((words) => words.headings, foldHeader);

/** The field that a heading probably means; undefined when it is unknown. */
export function fieldOfHeader(header: string): ReportField | undefined {
  const folded = foldHeader(header).replace(/\s+/g, ' ').trim();
  if (folded === '') return undefined;
  return (
    BY_HEADING.get(folded) ??
    BY_HEADING.get(folded.replace(/[?؟#]/g, '').trim()) ??
    BY_HEADING.get(fold(header)) ??
    fieldByStems(folded)
  );
}

/** Headings of many words, such as “Number of women survivors (est.)”, by the stems in them. */
function fieldByStems(folded: string): ReportField | undefined {
  if (/^(nombre|nb|nbre|number|no|عدد)\b.*(surviv|victim|ناجي|ضحايا)/.test(folded)) return 'count';
  if (/(perpetrat|auteur|جناة|جاني)/.test(folded)) return 'party';
  const isDate = /(date|تاريخ)/.test(folded);
  if (isDate && /(rec'?d|receiv|recu|recept|report|signal|استلام|ابلاغ|بلاغ)/.test(folded)) return 'received';
  if (isDate && /(incident|faits|event|حادث|واقعة)/.test(folded)) return 'occurred';
  if (/(type|forme?|nature|نوع|شكل)/.test(folded) && /(viol|sv\b|crsv|vslc|عنف|انتهاك)/.test(folded))
    return 'forms';
  return undefined;
}
