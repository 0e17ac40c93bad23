/** A PNG without what tells of anything but its points: the chunks that draw it are kept one by one, all others left behind. */
import { crc32 } from 'node:zlib';
import { assertShowable, type CleanImage, ImageRefused, joined } from './image.ts';

const SIGNATURE = 8;
/** What draws it and says what its colours mean; texts, times, profiles, animations and Exif are not among them. */
const DRAWING = new Set(['IHDR', 'PLTE', 'IDAT', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'IEND']);
/** Chunks of one image: it is split into many where it is long. */
const MOST_CHUNKS = 100_000;

/** @throws ImageRefused where it is no whole PNG */
export function cleanPng(bytes: Buffer): CleanImage {
  const parts: Uint8Array[] = [bytes.subarray(0, SIGNATURE)];
  let size: { width: number; height: number } | null = null;
  let drawn = false;
  for (let at = SIGNATURE, n = 0; ; n += 1) {
    if (at + 12 > bytes.length || n > MOST_CHUNKS) throw new ImageRefused('broken');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new ImageRefused('broken');
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw new ImageRefused('broken');
    if ((name === 'IHDR') !== (n === 0) || (name === 'IHDR' && length !== 13))
      throw new ImageRefused('broken');
    if (name === 'IHDR') {
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
      assertShowable(size.width, size.height);
    }
    drawn ||= name === 'IDAT';
    if (DRAWING.has(name)) parts.push(bytes.subarray(at, end));
    // A chunk that a reader must know, and that is none of these, may change what is seen.
    else if (/^[A-Z]/.test(name)) throw new ImageRefused('kind');
    if (name === 'IEND') break;
    at = end;
  }
  if (!size || !drawn) throw new ImageRefused('broken');
  return { kind: 'png', ...size, bytes: joined(parts) };
}
