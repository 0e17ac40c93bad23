/** Forms that have a column each, marked where they happened: “Rape: X”, “Gang rape: yes”, “Forced marriage: 2”. */
import { isNotStated, lookUp } from '../lexicon.ts';
import type { Mapping } from '../mapping.ts';
import { parseCount } from './counts.ts';
import { formInWords } from './forms-in-words.ts';
import type { Findings, RowValues } from './row.ts';
import { ownValue } from './terms.ts';

/** The form that a heading is the name of; undefined for any other heading. */
export function formOfHeading(heading: string): string | undefined {
  const plain = heading.replace(/\((?:y\/n|yes\/no|o\/n|oui\/non|x|number|no\.?|#)\)|[?؟:*]/gi, ' ').trim();
  const form = lookUp('form', plain) ?? formInWords(plain);
  // “Other”, “r” or “sv” over a column may mean anything.
  return form === 'other_comparable' || plain.length < 4 ? undefined : form;
}

/** What a mark says: that it happened, and of how many where it is their number; false where it did not; undefined for none. */
function markOf(text: string): number | boolean | undefined {
  if (/^[x×✓✔☑]$/iu.test(text.trim())) return true;
  const number = parseCount(text);
  if (number !== null) return number === 0 ? false : number;
  const answer = lookUp('consent', text);
  if (answer === 'yes') return true;
  return answer !== undefined || isNotStated(text) ? false : undefined;
}
/** Whether a column holds marks and nothing else, and at least one. */
export function areMarks(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => markOf(cell) !== undefined);
}

/** The forms whose columns are marked, and how many survivors the marks say where one form's mark is a number over 1. */
export function readMarkedForms(
  mapping: Mapping,
  row: RowValues,
  findings: Findings,
): { forms: readonly string[]; count: number | null } {
  const forms = new Set<string>();
  const numbers: number[] = [];
  for (const { heading, text } of row.headed('formMarked')) {
    const mark = markOf(text);
    const form = ownValue(mapping, 'formMarked', heading) ?? formOfHeading(heading);
    if (mark === undefined)
      findings.warn('unknown_mark', `“${text}” under “${heading}” is no mark: say yes, or leave it empty.`);
    else if (form === undefined && mark !== false)
      findings.warn('unknown_form', `“${heading}” is not a known form of sexual violence. Map it to a term.`);
    else if (form !== undefined && mark !== false) {
      forms.add(form);
      if (typeof mark === 'number') numbers.push(mark);
    }
  }
  const [number] = numbers;
  // Marks of 1 are ticks; of several forms nobody says which survivors are the same.
  const count = forms.size === 1 && number !== undefined && number > 1 ? number : null;
  return { forms: [...forms], count };
}
