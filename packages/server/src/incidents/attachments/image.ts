/** An image that was taken apart and put together again from what shows it, and nothing else of it. */
export interface CleanImage {
  readonly kind: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Why a file is not taken in. */
export type NoImage = 'kind' | 'broken' | 'size';
/** The file is refused; nothing of it is kept. */
export class ImageRefused extends Error {
  readonly why: NoImage;
  constructor(why: NoImage) {
    super(why);
    this.name = 'ImageRefused';
    this.why = why;
  }
}

/** Points of an image at most: nobody's screen shows more, and opening one must not fill a telephone. */
const MOST_POINTS = 60_000_000;
/** @throws ImageRefused for an image without points, or with too many */
export function assertShowable(width: number, height: number): void {
  if (width < 1 || height < 1 || width * height > MOST_POINTS) throw new ImageRefused('size');
}

export const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
