/** The bars of parties and the map of areas, as they stand in the report and on the pages. */
import { directionOf, type Locale } from '@openmara/core/language/languages';
import { type DisputedLine, statementsOf } from '@openmara/core/missions/disputed-lines';
import type { Geometry } from 'geojson';
import { areaMap, type MapArea } from '../area-map.ts';
import { barChart } from '../bar-chart.ts';
import type { Drawing } from '../drawing.ts';
import { inOrder, listed, typeset } from '../house-style.ts';
import { cell } from './in-words.ts';
import { WORDS } from './words/in-each-language.ts';

const BARS_SHOWN = 12;
/** A drawing with what it says to who does not see it, and what stands under it. */
interface Pictured extends Drawing {
  readonly alternative: string;
  readonly under: string;
}
/** A count with the name of what it is of; null is withheld. */
interface NamedCount {
  readonly label: string;
  readonly value: number | null;
}
const said = (counts: readonly NamedCount[], locale: Locale): string =>
  counts.map(({ label, value }) => `${label}: ${cell(value, locale)}`).join('; ');
const options = (locale: Locale) => ({ rightToLeft: directionOf(locale) === 'rtl' });

/** The greatest, greatest first: those that the bars show. */
export const barsShown = <Count extends NamedCount>(counts: readonly Count[]): Count[] =>
  counts.toSorted((x, y) => (y.value ?? 0) - (x.value ?? 0)).slice(0, BARS_SHOWN);
/** The bars of the counts in their order; null where there is none. @param counts of records that may be in several */
export function barsPicture(counts: readonly NamedCount[], locale: Locale): Pictured | null {
  if (counts.length === 0) return null;
  const { withheldNote, overlapNote } = WORDS[locale];
  return {
    ...barChart(counts, options(locale)),
    alternative: said(counts, locale),
    under: `${withheldNote} ${overlapNote}`,
  };
}

/**
 * @param counts of areas that something is said of, as it is read
 * @param notDrawn names of those that have no shape
 */
export function areasPicture(
  areas: readonly MapArea[],
  disputed: ReadonlyArray<DisputedLine & { readonly geometry: Geometry }>,
  counts: readonly NamedCount[],
  notDrawn: readonly string[],
  locale: Locale,
): Pictured {
  const { map } = WORDS[locale];
  return {
    ...areaMap(
      areas,
      disputed.map((line) => line.geometry),
      map,
      options(locale),
    ),
    // Of a map on which no area may be said, how it is read.
    alternative: said(counts, locale) || map.reading,
    under: typeset(
      [
        map.endorsement,
        ...statementsOf(disputed).map((statement) => map.statements[statement]),
        map.reading,
        ...(notDrawn.length === 0 ? [] : [map.notDrawn(listed(inOrder(notDrawn, locale), locale))]),
        map.attribution,
      ].join(' '),
      locale,
    ),
  };
}
