/** Forms of sexual violence and circumstances: lists in a cell, with the number of survivors that may stand in it. */
import { asciiDigits, fold } from '../../language/fold.ts';
import { wordsOf } from '../../language/words.ts';
import { labelOf } from '../../vocabularies.ts';
import { isOtherAct, LEXICON, lookUp, meaningWords } from '../lexicon.ts';
import type { Mapping } from '../mapping.ts';
import { parseCount } from './counts.ts';
import { formInWords } from './forms-in-words.ts';
import { readMarkedForms } from './marked-forms.ts';
import type { Findings, RowValues } from './row.ts';
import { termOf } from './terms.ts';

/** The forms of a cell, and a number of survivors where the cell says one (“rape (3)”). */
export interface Forms {
  readonly forms: readonly string[];
  /** Survivors by the text, as in “Rape (x3)”; null where it says no number. */
  readonly count: number | null;
}

/**
 * The forms that a cell names. Other acts are left to the original row with a warning; a form that nobody knows,
 * or none at all where there is a column for it, is refused.
 */
export function readForms(mapping: Mapping, row: RowValues, findings: Findings): Forms {
  const raw = row.text('forms');
  const marked = readMarkedForms(mapping, row, findings);
  const named = raw === '' ? { forms: [], count: null } : readList(mapping, raw, findings);
  const read = {
    forms: [...new Set([...named.forms, ...marked.forms])],
    count: named.count ?? marked.count,
  };
  const column = row.column('forms') ?? row.column('formMarked');
  if (read.forms.length === 0 && findings.refusals.length === 0 && column)
    findings.refuse(
      'forms',
      raw,
      raw === '' ? 'form_missing' : 'unknown_form',
      'The form of sexual violence is missing. Say which, or “other”.',
    );
  return read;
}

function readList(mapping: Mapping, raw: string, findings: Findings): Forms {
  const { text, count: marked } = takeCount(raw);
  const count = marked ?? numberOfWhom(raw.split(BY_WHOM)[0] ?? '');
  const listed = (piece: string): string | undefined =>
    termOf(mapping, 'forms', 'form', piece) ??
    (BY_WHOM.test(piece) ? undefined : lookUp('form', withoutWhom(piece)));
  const formOf = (piece: string): string | undefined => {
    const known = listed(piece);
    if (known !== undefined) return known;
    const told = formInWords(piece);
    if (told) findings.warn('form_in_words', `“${piece}” was read as “${labelOf('form', told, 'en')}”.`);
    return told;
  };
  const whole = listed(text);
  if (whole) return { forms: [whole], count };
  const forms = new Set<string>();
  const unknown: string[] = [];
  for (const part of splitForms(text, listed)) {
    const code = formOf(part);
    if (code) forms.add(code);
    else if (isOtherAct(part))
      findings.warn('other_act', `“${part}” is not a form of sexual violence; it stays in the original row.`);
    else unknown.push(part);
  }
  const what = unknown.map((part) => `“${part}”`).join(', ');
  for (const part of unknown) findings.unknownValue('forms', part);
  if (forms.size === 0 && unknown.length > 0)
    findings.refuse(
      'forms',
      raw,
      'unknown_form',
      `${what} is not a known form of sexual violence. Map it to a term, or correct it.`,
    );
  else if (unknown.length > 0)
    findings.warn(
      'unknown_form',
      `Of “${raw}”, ${what} is not a known form of sexual violence; the others were taken. Map it to a term, or correct it.`,
    );
  return { forms: [...forms], count };
}

/** “Raped by two men”: what follows are those who did it, and no survivors. */
const BY_WHOM = /\b(?:by|par|por)\b|(?<=\s)(?:من|بواسطة|على يد)(?=\s)/i;
const WHOM = wordsOf((words) => words.counted);
const isWhom = (word: string): boolean => WHOM.has(word) || WHOM.has(`${word}s`);
/** “Rape of a woman”, “viol sur deux filles”: of whom and of how many do not change the form. */
const withoutWhom = (piece: string): string =>
  meaningWords(piece)
    .filter(
      (word) =>
        !isWhom(word) && parseCount(word) === null && !/^(?:against|on|sur|contra|sobre|ضد|على)$/.test(word),
    )
    .join(' ');
/** The one number of a cell that says of whom it is: “rape of two girls”; null where there is none, or several. */
function numberOfWhom(raw: string): number | null {
  const words = meaningWords(raw);
  const numbers = words.map(parseCount).filter((number) => number !== null && number > 0);
  return words.some(isWhom) && numbers.length === 1 ? (numbers[0] ?? null) : null;
}

/** The numbers of a cell such as “rape (x3)” or “2 x rape”, summed, and the text without them. */
function takeCount(raw: string): { text: string; count: number | null } {
  let count: number | null = null;
  const text = asciiDigits(raw).replace(
    /[([]?\s*[x×*]\s*(\d{1,3})\s*[)\]]?|\b(\d{1,3})\s*[x×]\s+/gi,
    (_, after, before) => {
      count = (count ?? 0) + Number(after ?? before);
      return ' ';
    },
  );
  return { text, count };
}

/** In brackets these make another form of it, which a list must know. */
const CHANGES =
  /\([^)]*(?:attempt|tentati|intent|threat|menace|amenaz|gang|group|collecti|colectiv|محاول|شروع|تهديد|جماعي)/;
const BRACKETS = /\s*\([^)]*\)\s*/g;
const LIST_SEPARATORS = /[;,|\n،؛]/;
const WEAK_SEPARATORS = /[+/&]|\band\b|\bet\b|\by\b|\s-\s|(?<=\s)و(?=\S{3,})/;
/** Splits a cell at commas first; what is still unknown at "/", "and" and the like, then at spaces where all words are codes. */
function splitForms(text: string, listed: (piece: string) => string | undefined): string[] {
  const tidy = (piece: string): string => piece.trim().replace(/^[-•]\s*/, '');
  const full = (piece: string): boolean => piece !== '' && !/^[()[\]]+$/.test(piece);
  return text
    .split(LIST_SEPARATORS)
    .map(tidy)
    .filter(full)
    .flatMap((part) => {
      const readable = (piece: string): boolean =>
        (listed(piece) ?? formInWords(piece)) !== undefined || isOtherAct(piece);
      if (listed(part) !== undefined || isOtherAct(part)) return [part];
      const words = part.split(/\s+/);
      if (words.length > 1 && words.every((word) => LEXICON.form.has(word))) return words;
      const pieces = part.split(WEAK_SEPARATORS).map(tidy).filter(full);
      const bare = part.replace(BRACKETS, ' ').trim();
      const [hint = ''] = part.match(BRACKETS) ?? [];
      if (
        bare !== '' &&
        (listed(bare) ?? isOtherAct(bare)) &&
        !CHANGES.test(fold(part)) &&
        !formInWords(hint)
      )
        return [bare];
      // Two acts told one after the other come before one phrase that tells both.
      if (pieces.every(readable)) return pieces;
      if (readable(part)) return [part];
      return pieces;
    });
}

/** The circumstances that a cell names; one that nobody knows is “other”, for the row keeps its words. */
export function readCircumstances(mapping: Mapping, row: RowValues, findings: Findings): readonly string[] {
  const raw = row.text('circumstances');
  if (raw === '') return [];
  const termOfPiece = (piece: string): string | undefined =>
    termOf(mapping, 'circumstances', 'circumstance', piece);
  const whole = termOfPiece(raw);
  if (whole) return [whole];
  const pieces = raw.split(/[,;/،]/).map((piece) => piece.trim());
  const codes = pieces.map((piece) => {
    const code = termOfPiece(piece);
    if (code === undefined && piece !== '') findings.unknownValue('circumstances', piece);
    return code ?? 'other';
  });
  return [...new Set(codes)];
}
