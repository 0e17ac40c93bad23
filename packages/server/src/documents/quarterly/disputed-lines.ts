import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from 'geojson';

const FILE = join(import.meta.dirname, '../../../../../data/boundaries/disputed-lines.geojson');
let lines: Feature[] | null = null;

export function disputedLines(): Feature[] {
  lines ??= (JSON.parse(readFileSync(FILE, 'utf8')) as { features: Feature[] }).features;
  return lines;
}
