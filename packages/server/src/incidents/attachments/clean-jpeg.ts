/**
 * A JPEG without what tells of the camera, the place or the person: the segments that draw the picture are kept one by
 * one, all others are left behind, and so is whatever follows its end. How it is turned is written anew.
 */
import { assertShowable, type CleanImage, ImageRefused, joined } from './image.ts';

/** Tables, and the frames that every reader of JPEG knows: baseline, extended, progressive. */
const TABLES = new Set([0xdb, 0xc4, 0xdd]);
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const [START, END, SCAN, ADOBE, EXIF] = [0xd8, 0xd9, 0xda, 0xee, 0xe1];
/** Of Adobe's segment only the twelve bytes that say how colours are meant. */
const ADOBE_LENGTH = 14;

/** Which way up it is, 1 to 8, from Exif; 1 where it does not say so in the plain way. */
function orientationIn(exif: Buffer): number {
  const tiff = exif.subarray(6);
  if (exif.toString('latin1', 0, 4) !== 'Exif' || tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(short(first), 200);
  for (let n = 0; n < entries; n += 1) {
    const at = first + 2 + n * 12;
    if (short(at) === 0x0112) return short(at + 8) <= 8 ? Math.max(1, short(at + 8)) : 1;
  }
  return 1;
}
/** Exif that says which way up it is, and nothing more. */
const turned = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, EXIF, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ]);

/** Where the drawn data after a scan's head ends: at the next marker that is none of its own. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new ImageRefused('broken');
}

/** @throws ImageRefused where it is no whole JPEG of a kind that every reader knows */
export function cleanJpeg(bytes: Buffer): CleanImage {
  const parts: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let orientation = 1;
  let scans = 0;
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) throw new ImageRefused('broken');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) break;
    const length = at + 4 > bytes.length ? 0 : bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (marker < 0xc0 || marker === START || length < 2 || end > bytes.length)
      throw new ImageRefused('broken');
    const segment = bytes.subarray(at, end);
    if (FRAMES.has(marker)) {
      if (size || length < 8) throw new ImageRefused('broken');
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
      assertShowable(size.width, size.height);
    }
    const adobe = marker === ADOBE && length === ADOBE_LENGTH && segment.toString('latin1', 4, 9) === 'Adobe';
    if (marker === EXIF && orientation === 1) orientation = orientationIn(segment.subarray(4));
    if (TABLES.has(marker) || FRAMES.has(marker) || adobe) parts.push(segment);
    else if (marker === SCAN) {
      const drawn = endOfScan(bytes, end);
      parts.push(bytes.subarray(at, drawn));
      scans += 1;
      at = drawn;
      continue;
    } else if (marker < 0xe0) throw new ImageRefused('kind');
    at = end;
  }
  if (!size || scans === 0) throw new ImageRefused('broken');
  const head = [Uint8Array.from([0xff, START]), ...(orientation > 1 ? [turned(orientation)] : [])];
  return { kind: 'jpeg', ...size, bytes: joined([...head, ...parts, Uint8Array.from([0xff, END])]) };
}
