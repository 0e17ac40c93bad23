/** What the drawings share: one hue, inks, the width of a text, and lines of it. The same SVG stands on page, Word and PDF. */
export const INK = '#16202c';
export const QUIET = '#56616f';
export const LINE = '#d9dee5';
export const ACCENT = '#0a6ebd';
export const FONT = `font-family="Noto Sans, Noto Naskh Arabic, sans-serif"`;
/** What a picture is as it stands in a document; sizes in pixels of its own drawing. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const WIDE = /[MWmwÀ-ÝА-Я@%—]/u;
const NARROW = /[iljtfI.,:;'’|!()\s]/u;
/** The marks that isolate a name: no sign is drawn for them. */
const MARKS = /\p{Mn}|[\u200f\u2066-\u2069]/u;
/** About how wide a text is, rather too wide than too narrow. @param size of its letters, in pixels */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce(
    (sum, c) => sum + (MARKS.test(c) ? 0 : WIDE.test(c) ? 0.86 : NARROW.test(c) ? 0.36 : 0.6) * size,
    0,
  );
/** A text in lines that are no wider than asked; a word is never cut, nor is anything left out. */
export function linesOf(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/u;
/** A line whose digits and dashes stand where its letters put them, whatever takes it for left to right. */
const directed = (line: string): string => (RIGHT_TO_LEFT.test(line) ? `\u200f${line}\u200f` : line);
/** Lines of text, one under the other. @param y the foot of the first line */
export function textLines(
  lines: readonly string[],
  at: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly anchor: string;
    readonly fill?: string;
  },
): string {
  const { x, y, size, anchor, fill = INK } = at;
  return lines
    .map(
      (line, i) =>
        `<text x="${x.toFixed(1)}" y="${(y + i * size * 1.2).toFixed(1)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escapeXml(directed(line))}</text>`,
    )
    .join('');
}
/**
 * A whole drawing. On a page it stands beside others, in text that may run right to left: it says its own direction,
 * from which anchors are reckoned, and what it defines needs a name that no other drawing has.
 * @param inside may name what `defs` holds
 */
export const drawing = (width: number, height: number, defs: string, inside: string): Drawing => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${FONT} direction="ltr" role="img"><defs>${defs}</defs>${inside}</svg>`,
  width,
  height,
});
