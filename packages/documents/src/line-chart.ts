import { ACCENT, type Drawing, drawing, INK, LINE, QUIET, textLines } from './drawing.ts';

const WIDTH = 640;
const SIDE = 36;
const SIZE = 11;
/** The line stands on its zero, and beneath it, on another, how much was heard at all. */
const LINE_BAND = { top: 34, foot: 168 };
const EFFORT_BAND = { top: 232, foot: 276 };
const HEIGHT = 286;

/** A number, that it is withheld, or that none was released. */
export type TrendValue = number | 'withheld' | 'not_released';
/** One quarter of a trend. */
export interface TrendPoint {
  /** Its name in lines, one under the other. */
  readonly label: readonly string[];
  readonly value: TrendValue;
  readonly effort: TrendValue;
}
type At = readonly [x: number, y: number];

const greatest = (values: readonly TrendValue[]): number =>
  Math.max(1, ...values.map((value) => (typeof value === 'number' ? value : 0)));
const written = (value: TrendValue): string =>
  value === 'not_released' ? '' : value === 'withheld' ? '–' : String(value);
const ruled = (y: number, colour: string): string =>
  `<line x1="8" y1="${y}" x2="${WIDTH - 8}" y2="${y}" stroke="${colour}" stroke-width="1"/>`;

/** The stretches of a line between points that have a number: what is not known is not drawn over. */
function stretches(points: ReadonlyArray<At | null>): At[][] {
  const found: At[][] = [[]];
  for (const point of points) {
    if (point) found.at(-1)?.push(point);
    else found.push([]);
  }
  return found.filter(({ length }) => length > 1);
}

/**
 * A line over quarters from a zero line, each point with its number, and in grey beneath it how many reports there were:
 * a line that rises may only say that more was heard. It is interrupted where a number is withheld or was not released.
 * @param points in the order of time
 * @param words what the line and what the grey bars count
 * @param options.rightToLeft mirrors it: time runs to the left
 */
export function lineChart(
  points: readonly TrendPoint[],
  words: { readonly line: string; readonly effort: string },
  options: { rightToLeft?: boolean } = {},
): Drawing {
  const rtl = options.rightToLeft ?? false;
  const step = (WIDTH - 2 * SIDE) / Math.max(1, points.length - 1);
  const xOf = (n: number): number => (rtl ? WIDTH - SIDE - n * step : SIDE + n * step);
  const [most, mostEffort] = [
    greatest(points.map(({ value }) => value)),
    greatest(points.map(({ effort }) => effort)),
  ];
  const height = LINE_BAND.foot - LINE_BAND.top - 20;
  const places = points.map(({ value }, n): At | null =>
    typeof value === 'number' ? [xOf(n), LINE_BAND.foot - (value / most) * height] : null,
  );
  const lines = stretches(places).map(
    (stretch) =>
      `<polyline points="${stretch.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}" fill="none" stroke="${ACCENT}" stroke-width="2"/>`,
  );
  const marks = points.map(({ value }, n) => {
    const [x, y] = places[n] ?? [xOf(n), LINE_BAND.foot];
    const dot = places[n]
      ? `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5" fill="${ACCENT}"/>`
      : '';
    return `${dot}${textLines([written(value)], { x, y: y - 8, size: SIZE, anchor: 'middle' })}`;
  });
  const names = points.map(({ label }, n) =>
    textLines(label, { x: xOf(n), y: LINE_BAND.foot + 15, size: SIZE, anchor: 'middle', fill: QUIET }),
  );
  const bars = points.map(({ effort }, n) => effortBar(xOf(n), effort, mostEffort));
  const titles = [
    { text: words.line, y: 14, fill: INK },
    { text: words.effort, y: EFFORT_BAND.top - 18, fill: QUIET },
  ].map(({ text, y, fill }) =>
    textLines([text], { x: rtl ? WIDTH - 8 : 8, y, size: SIZE, anchor: rtl ? 'end' : 'start', fill }),
  );
  const inside = [
    ruled(LINE_BAND.foot, INK),
    ruled(EFFORT_BAND.foot, LINE),
    ...lines,
    ...marks,
    ...names,
    ...bars,
    ...titles,
  ];
  return drawing(WIDTH, HEIGHT, '', inside.join(''));
}

function effortBar(x: number, effort: TrendValue, most: number): string {
  const height = typeof effort === 'number' ? (effort / most) * (EFFORT_BAND.foot - EFFORT_BAND.top - 12) : 0;
  const top = EFFORT_BAND.foot - height;
  const bar =
    height > 0
      ? `<rect x="${(x - 10).toFixed(1)}" y="${top.toFixed(1)}" width="20" height="${height.toFixed(1)}" fill="${LINE}"/>`
      : '';
  return `${bar}${textLines([written(effort)], { x, y: top - 4, size: 10, anchor: 'middle', fill: QUIET })}`;
}
