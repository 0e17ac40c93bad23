/** Where it happened: the gazetteer's place, the words of the row, and coordinates where it has them. */
import { asciiDigits } from '../../language/fold.ts';
import type { PlaceMatch, Resolvers } from './resolvers.ts';
import type { Findings, RowValues } from './row.ts';

/** The place that the row's columns name together; the country where the gazetteer knows none of them. */
export function readPlace(row: RowValues, resolvers: Resolvers): PlaceMatch {
  return resolvers.place({
    text: row.text('place'),
    settlement: row.text('settlement'),
    adm3: row.text('adm3'),
    adm2: row.text('adm2'),
    adm1: row.text('adm1'),
    pcode: row.text('pcode'),
  });
}

/** The place in the words of the row, from the nearest to the widest; empty where it says none. */
export function placeTextOf(row: RowValues): string {
  return [row.text('place'), row.text('settlement'), row.text('adm2'), row.text('adm1')]
    .filter((text) => text !== '')
    .join(', ');
}

/**
 * Decimal degrees from one column of both or from two; nulls where they are absent or no numbers, and, with a
 * warning, outside the globe.
 */
export function readCoordinates(row: RowValues, findings: Findings): [number | null, number | null] {
  const gps = row.text('gps');
  const [latitude = Number.NaN, longitude = Number.NaN] =
    gps !== '' ? gps.split(/[\s,;]+/).map(Number) : [degrees(row, 'latitude'), degrees(row, 'longitude')];
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return [null, null];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    findings.warn('coordinates_impossible', 'Coordinates outside the globe were left out.');
    return [null, null];
  }
  return [latitude, longitude];
}
function degrees(row: RowValues, field: string): number {
  const text = row.text(field);
  return text === '' ? Number.NaN : Number(asciiDigits(text).replace(',', '.'));
}
