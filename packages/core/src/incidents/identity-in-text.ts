/** Texts in which something stands that no text should hold: an address or a number by which a person is reached. */
import { asciiDigits } from '../language/fold.ts';

/** An e-mail address, or so many digits that they are a telephone or an identity number and no date. */
const IDENTITY = /[\w.+-]+@[\w-]+\.\w+|\+?\d(?:[\s().-]?\d){8,}/;
/** Whether a text looks so. Names are not found: only a person can tell them. */
export const looksLikeIdentity = (text: string | null): boolean => IDENTITY.test(asciiDigits(text ?? ''));
