/** How the help of a page is found and read. Its words are in `locales/{language}/help`. */

/** A piece of a sentence, and the word of the glossary that it speaks of. */
export interface Piece {
  readonly text: string;
  readonly word?: string;
}

/**
 * The path whose help an open page has: its own, or that of the page it stands under.
 * @param paths those that have help
 * @returns null where no page above it has any
 * @example helpPath('network/$id/change', ['network']) // 'network'
 */
export function helpPath(path: string, paths: readonly string[]): string | null {
  if (paths.includes(path)) return path;
  const above = path.lastIndexOf('/');
  return above < 0 ? null : helpPath(path.slice(0, above), paths);
}

/**
 * A sentence in pieces, at the words that the glossary explains.
 * @example piecesOf('What is [released](release).') // 'What is ', 'released' of the word 'release', '.'
 */
export function piecesOf(sentence: string): readonly Piece[] {
  const pieces = sentence.split(/\[([^\]]+)\]\(([a-z-]+)\)/);
  return pieces.flatMap((text, at): Piece[] => {
    if (at % 3 === 2 || text === '') return [];
    const word = pieces[at + 1];
    return [at % 3 === 1 && word ? { text, word } : { text }];
  });
}
