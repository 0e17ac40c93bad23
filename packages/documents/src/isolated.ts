/** Names in letters of the other direction: each stands by itself, so that it does not turn what stands around it. */
import { directionOf } from '@openmara/core/language/languages';

const FIRST_STRONG = '\u2068';
const END = '\u2069';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LETTER = /\p{L}/u;

/** The name for a text of the language: isolated where its letters run the other way, as it is elsewhere. */
export function isolated(name: string, locale: string): string {
  if (!LETTER.test(name)) return name;
  const rtl = directionOf(locale) === 'rtl';
  return RIGHT_TO_LEFT.test(name) === rtl ? name : `${FIRST_STRONG}${name}${END}`;
}

/** A part of a text: words of its language, or a name that was isolated, without the marks. */
export interface Stretch {
  readonly text: string;
  readonly isolated: boolean;
}
/** A text cut at its isolated names: for formats that say the direction of a run by itself. */
export const stretchesOf = (text: string): Stretch[] =>
  text
    .split(/(\u2068[^\u2069]*\u2069)/u)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(FIRST_STRONG) && part.endsWith(END)
        ? { text: part.slice(1, -1), isolated: true }
        : { text: part, isolated: false },
    );
