/**
 * What people write, made comparable. Two spellings that differ in case, accents, Arabic vowel signs, digits or
 * spaces are one; letters that differ are two. A hamza is a letter here: أ is not ا.
 */

/** Accents, Arabic vowel signs (tanwin to sukun), tatweel, and the invisible marks that copying leaves behind. */
const MARKS = /[\u0300-\u036f\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Arabic-Indic and Eastern Arabic digits to ASCII; everything else is left as it is. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (d) => {
    const code = d.codePointAt(0) ?? 0;
    return String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660);
  });
}

/** Lower case, no accents, no tatweel or bidi marks, ASCII digits, quotes and hyphens, single spaces. */
export function fold(text: string): string {
  return asciiDigits(text)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
