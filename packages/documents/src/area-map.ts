import { geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection, Geometry } from 'geojson';
import { type Drawing, drawing, INK, linesOf, textLines, widthOf } from './drawing.ts';
import { placeLabels, ringsOf } from './map-labels.ts';

const WIDTH = 640;
const HEIGHT = 420;
const STEPS = ['#b5d4ee', '#7db3df', '#3f8fcd', '#0a6ebd', '#074d85'];
const NONE = '#eef3f8';
const LABEL = 9.5;
const LEGEND = 10.5;

/** What is known of an area: a number, that it is withheld, that there is none, or that nobody was there to hear. */
export type AreaState = 'shown' | 'withheld' | 'none' | 'unheard';
/** An area as it is drawn. */
export interface MapArea {
  readonly name: string;
  readonly geometry: Geometry;
  readonly state: AreaState;
  /** Only where it is shown. */
  readonly value: number | null;
}
/** What the legend says, in the language of the document. */
export interface MapWords {
  readonly legend: Readonly<Record<Exclude<AreaState, 'shown'> | 'disputed', string>>;
  /** Numbers of incidents from one to another. */
  readonly range: (from: number, to: number) => string;
}

const PATTERNS = `<clipPath id="map-frame"><rect width="${WIDTH}" height="${HEIGHT}"/></clipPath><pattern id="map-unheard" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#9aa5b1" stroke-width="1.4"/></pattern><pattern id="map-withheld" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="#ffffff"/><circle cx="3.5" cy="3.5" r="1.3" fill="#56616f"/></pattern>`;

const stepOf = (value: number, most: number): number => Math.min(4, Math.floor((value / most) * 4.999));
function fillOf({ state, value }: MapArea, most: number): string {
  if (state === 'shown') return STEPS[stepOf(value ?? 0, most)] ?? NONE;
  return state === 'none' ? NONE : `url(#map-${state})`;
}
/** The numbers that a step stands for. */
function boundsOf(step: number, most: number): readonly [number, number] {
  const numbers = Array.from({ length: most }, (_, i) => i + 1).filter((n) => stepOf(n, most) === step);
  return [numbers[0] ?? most, numbers.at(-1) ?? most];
}

interface Sign {
  readonly swatch: (x: number, y: number) => string;
  readonly text: string;
}
const square =
  (fill: string) =>
  (x: number, y: number): string =>
    `<rect x="${x.toFixed(1)}" y="${(y - 9).toFixed(1)}" width="16" height="11" fill="${fill}" stroke="#7b8794" stroke-width="0.7"/>`;
const dashed = (x: number, y: number): string =>
  `<line x1="${x.toFixed(1)}" y1="${(y - 3.5).toFixed(1)}" x2="${(x + 16).toFixed(1)}" y2="${(y - 3.5).toFixed(1)}" stroke="${INK}" stroke-width="1.1" stroke-dasharray="4 3"/>`;

/** The signs that stand on this map and no others. */
function signsOf(areas: readonly MapArea[], most: number, lines: boolean, words: MapWords): Sign[] {
  const shown = areas.filter(({ state }) => state === 'shown').map(({ value }) => stepOf(value ?? 0, most));
  const steps = [...new Set(shown)].sort((a, b) => a - b);
  const states = (['none', 'withheld', 'unheard'] as const).filter((one) =>
    areas.some(({ state }) => state === one),
  );
  return [
    ...steps.map((step) => ({
      swatch: square(STEPS[step] ?? NONE),
      text: words.range(...boundsOf(step, most)),
    })),
    ...states.map((state) => ({
      swatch: square(state === 'none' ? NONE : `url(#map-${state})`),
      text: words.legend[state],
    })),
    ...(lines ? [{ swatch: dashed, text: words.legend.disputed }] : []),
  ];
}
/** Signs and keys in rows under the map, from the side that the language begins at. @returns the drawing and its foot */
function rowsOf(signs: readonly Sign[], top: number, rtl: boolean): { svg: string; bottom: number } {
  let [x, y] = [0, top];
  const parts = signs.map(({ swatch, text }) => {
    const lines = linesOf(text, LEGEND, WIDTH - 60);
    const width = 24 + Math.max(...lines.map((line) => widthOf(line, LEGEND))) + 18;
    if (x > 0 && x + width > WIDTH - 20) [x, y] = [0, y + LEGEND * 1.7];
    const left = 10 + x;
    const at = y;
    x += width;
    y += (lines.length - 1) * LEGEND * 1.2;
    const words = { x: rtl ? WIDTH - left - 22 : left + 22, y: at, size: LEGEND };
    return `${swatch(rtl ? WIDTH - left - 16 : left, at)}${textLines(lines, { ...words, anchor: rtl ? 'end' : 'start' })}`;
  });
  return { svg: parts.join(''), bottom: signs.length === 0 ? top - LEGEND * 1.7 : y };
}

/** The names on the map, on a ground of their own so that they are read on every shade; numbers go to the key. */
function labelsOf(areas: readonly MapArea[], placed: ReturnType<typeof placeLabels>): string {
  return areas
    .map((_, i) => {
      const { label, key } = placed[i] ?? { label: null, key: null };
      if (!label) return '';
      const { x, y, width, height, lines } = label;
      const ground = `<rect x="${(x - width / 2).toFixed(1)}" y="${(y - height / 2).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="2" fill="#ffffff" fill-opacity="0.88"${key === null ? '' : ` stroke="${INK}" stroke-width="0.6"`}/>`;
      return `${ground}${textLines(lines, { x, y: y - height / 2 + LABEL, size: LABEL, anchor: 'middle' })}`;
    })
    .join('');
}
const written = ({ name, state, value }: MapArea): string =>
  state === 'shown' ? `${name} ${value}` : state === 'withheld' ? `${name} –` : name;

/**
 * Areas shaded by their number, and set apart from each other: withheld, none verified, nobody to hear. Every name
 * stands whole, in its area or by a number in the key under the legend.
 * @param disputed the lines that lie on this map, drawn dashed
 */
export function areaMap(
  areas: readonly MapArea[],
  disputed: readonly Geometry[],
  words: MapWords,
  options: { rightToLeft?: boolean } = {},
): Drawing {
  if (areas.length === 0) return drawing(WIDTH, 40, '', '');
  const rtl = options.rightToLeft ?? false;
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: areas.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry })),
  };
  const projection = geoMercator().fitExtent(
    [
      [10, 10],
      [WIDTH - 10, HEIGHT - 10],
    ],
    collection,
  );
  const path = geoPath(projection).digits(1);
  const most = Math.max(1, ...areas.map(({ value }) => value ?? 0));
  const shapes = areas.map(
    (area) =>
      `<path d="${path(area.geometry) ?? ''}" fill="${fillOf(area, most)}" stroke="#7b8794" stroke-width="0.7"/>`,
  );
  // A line without a final status is dashed: the border of the areas beneath it must not show as settled.
  const lines = disputed.map((line) => {
    const d = path(line) ?? '';
    return `<path d="${d}" fill="none" stroke="#ffffff" stroke-width="2"/><path d="${d}" fill="none" stroke="${INK}" stroke-width="1.1" stroke-dasharray="4 3"/>`;
  });
  const placed = placeLabels(
    areas.map((area) => ({
      text: written(area),
      rings: ringsOf(area.geometry, (at) => projection([...at])),
    })),
    LABEL,
  );
  const legend = rowsOf(signsOf(areas, most, disputed.length > 0, words), HEIGHT + 14, rtl);
  const keys = areas.flatMap((area, i): Sign[] => {
    const key = placed[i]?.key;
    if (key === null || key === undefined) return [];
    return [{ swatch: numbered(key), text: written(area) }];
  });
  const key = rowsOf(keys, legend.bottom + LEGEND * 1.7, rtl);
  const inside = `<g clip-path="url(#map-frame)">${shapes.join('')}${lines.join('')}${labelsOf(areas, placed)}</g>${legend.svg}${key.svg}`;
  return drawing(WIDTH, Math.ceil(key.bottom + 8), PATTERNS, inside);
}
const numbered =
  (key: number) =>
  (x: number, y: number): string =>
    `<rect x="${x.toFixed(1)}" y="${(y - 9.5).toFixed(1)}" width="16" height="12" rx="2" fill="#ffffff" stroke="${INK}" stroke-width="0.6"/>${textLines([String(key)], { x: x + 8, y, size: LABEL, anchor: 'middle' })}`;
