import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { type CleanImage, ImageRefused } from './image.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The image without camera, place, texts and whatever else it carries. What it is is decided by its bytes; a name is
 * not asked for. Other kinds of file have no safe way in: a PDF or an office document names its author in places that
 * are not all known, and can hold what runs.
 * @throws ImageRefused
 */
export function cleanImage(bytes: Buffer): CleanImage {
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return cleanJpeg(bytes);
  if (bytes.subarray(0, PNG.length).equals(PNG)) return cleanPng(bytes);
  throw new ImageRefused('kind');
}
