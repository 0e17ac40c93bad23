/**
 * The words that people write in logs, a file a language in words/, checked as they are loaded: docs/translating.md
 * says how to correct them. Only unambiguous words stand there; what is not there is asked for or refused, never
 * guessed.
 */
import { z } from 'zod';
import { REPORT_FIELDS } from '../exchange/mapping-fields.ts';
import { codesOf } from '../vocabularies.ts';
import { fold } from './fold.ts';
import ar from './words/ar.json' with { type: 'json' };
import codes from './words/codes.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };

/** What a word of a heading speaks of; core/exchange/headings.ts says what they mean together. */
export const HEADING_PARTS = [
  'date',
  'event',
  'reported',
  'by',
  'place',
  'settlement',
  'adm1',
  'adm2',
  'adm3',
  'country',
  'number',
  'code',
  'person',
  'perpetrator',
  'type',
  'violence',
  'sex',
  'age',
  'displaced',
  'status',
  'verified',
  'source',
  'remark',
  'narrative',
  'identity',
  'clerk',
  'female',
  'male',
  'girls',
  'boys',
  'minor',
  'adult',
  'consent',
] as const;

/** What a word of an act speaks of; core/exchange/reports/forms-in-words.ts says what they mean together. */
export const ACT_PARTS = [
  'rape',
  'attempt',
  'several',
  'force',
  'marry',
  'undress',
  'slave',
  'sexual',
  'prostitute',
  'pregnant',
  'abort',
  'sterilise',
  'mutilate',
  'genitals',
  'traffick',
  'torture',
  'otherwise',
] as const;

/** Of whom a word tells; core/exchange/reports/people.ts says what sex and age each says. */
export const PEOPLE_WORDS = [
  'woman',
  'girl',
  'man',
  'boy',
  'child',
  'adult',
  'female',
  'male',
  'person',
] as const;

const words = z.array(z.string().min(1));
const list = words.default([]);
const byTerm = (terms: readonly string[]) => z.partialRecord(z.enum(terms), words).default({});

/** One file. A list that a language has no words for yet is left out. */
export const wordsSchema = z.strictObject({
  language: z.string().min(1),
  /** Above a column: the field of a report that the column means. */
  headings: z.partialRecord(z.enum(REPORT_FIELDS).exclude(['ignore']), words).default({}),
  /** The beginnings of a heading's words, by what they speak of; those of three letters are whole words. */
  headingParts: z.partialRecord(z.enum(HEADING_PARTS), words).default({}),
  /**
   * The words of an act, by what they speak of; “marr*” stands for all that begins so. “otherwise” are those that make
   * another thing of it, as a threat is no rape: a person is asked then.
   */
  actParts: z.partialRecord(z.enum(ACT_PARTS), words).default({}),
  /** Words for people that a cell counts, as in “3 girls and 1 woman”. */
  people: z.partialRecord(z.enum(PEOPLE_WORDS), words).default({}),
  /** In a cell: the term that is meant. */
  values: z
    .strictObject({
      form: byTerm(codesOf('form')),
      sex: byTerm(codesOf('sex')),
      displacement: byTerm(codesOf('displacement')),
      sourceType: byTerm(codesOf('sourceType')),
      circumstance: byTerm(codesOf('circumstance')),
      ageBand: byTerm(codesOf('ageBand')),
      consent: byTerm(['yes', 'no', 'unknown']),
      statedVerification: byTerm(['verified', 'under_verification', 'not_verified']),
    })
    .prefault({}),
  /** Acts that a log names beside the sexual violence: no forms of it, left to the narrative. */
  otherActs: list,
  /** Armed men whom nobody could identify: a party of its own. */
  unidentifiedParty: list,
  /** In any cell: the row does not say it. It is no answer, and never one of the terms. */
  notStated: list,
  /** In a column of numbers: nobody stated how many. */
  unspecified: list,
  /** How the row below a table begins that sums the others. */
  summaryRows: list,
  /** Numbers in words, by their digits. */
  numbers: z.record(z.string().regex(/^\d{1,6}$/), words).default({}),
  /** What may follow a number without changing it, as in “3 women”. */
  counted: list,
  dates: z
    .strictObject({
      months: byTerm(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']),
      unknown: list,
      early: list,
      middle: list,
      late: list,
      week: list,
      about: list,
      weekdays: list,
    })
    .prefault({}),
});
/** The words of one file, by what they are for. */
export type Words = z.output<typeof wordsSchema>;

/** A file of words with its name, for messages to the translator. */
export interface WordsFile {
  readonly name: string;
  readonly words: Words;
}

/**
 * Reads the words of one file.
 * @throws Error naming the file and the place in it
 */
export function readWords(name: string, content: unknown): WordsFile {
  const read = wordsSchema.safeParse(content);
  if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
  return { name, words: read.data };
}

/** A new language is a line here and its import above. */
export const WORDS_FILES: readonly WordsFile[] = Object.entries({ en, fr, ar, es, codes }).map(
  ([name, content]) => readWords(`words/${name}.json`, content),
);

/**
 * One list of all languages: what each word means, by the word as it is compared.
 * @param pick the list in a file, meaning → words
 * @param compare how a word of the list is folded before it is looked up
 * @throws Error where a word means two things, naming both files, or where nothing of it is left to compare
 */
export function meaningsOf<Meaning extends string>(
  pick: (words: Words) => Partial<Record<Meaning, readonly string[]>>,
  compare: (word: string) => string = fold,
  files: readonly WordsFile[] = WORDS_FILES,
): ReadonlyMap<string, Meaning> {
  const known = new Map<string, { meaning: Meaning; file: string }>();
  for (const { name: file, words } of files)
    for (const meaning in pick(words))
      for (const word of pick(words)[meaning] ?? []) {
        const key = compare(word);
        if (key === '') throw new Error(`“${word}” in ${file} has no letter or digit to compare.`);
        const before = known.get(key);
        if (before && before.meaning !== meaning)
          throw new Error(
            `“${word}” means “${meaning}” in ${file} and “${before.meaning}” in ${before.file}: one word, one meaning.`,
          );
        known.set(key, { meaning, file });
      }
  return new Map([...known].map(([key, { meaning }]) => [key, meaning]));
}

/** The words of a list without meanings, in all languages, as they are compared. */
export function wordsOf(
  pick: (words: Words) => readonly string[],
  compare: (word: string) => string = fold,
): ReadonlySet<string> {
  return new Set(meaningsOf((words) => ({ word: pick(words) }), compare).keys());
}
