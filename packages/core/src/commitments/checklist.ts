/** What an instrument has, and lacks, of the measures that the resolutions ask of every party. */
import { standardMeasure } from './words.ts';

/** A standard measure, and the measures of the instrument that answer it; none where it is lacking. */
interface Checked {
  readonly standard: string;
  readonly measures: readonly string[];
}

/** The standard measures that are asked of every party: all of the list but the one that stands for none of them. */
const ASKED_OF_ALL: readonly string[] = standardMeasure
  .map(({ code }) => code)
  .filter((code) => code !== 'other_measure');

/**
 * The checklist of an instrument, in the order of the vocabulary.
 * @param measures ids of its measures with the standard measure that each answers
 */
export const checklistOf = (
  measures: readonly { readonly id: string; readonly standard: string }[],
): readonly Checked[] =>
  ASKED_OF_ALL.map((standard) => ({
    standard,
    measures: measures.filter((measure) => measure.standard === standard).map(({ id }) => id),
  }));

/** The kinds of instruments that are also read for an amnesty and for sexual violence among the prohibited acts. */
export const isAgreement = (type: unknown): boolean =>
  type === 'peace_agreement' || type === 'ceasefire_agreement';
