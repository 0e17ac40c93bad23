import { ACCENT, type Drawing, drawing, INK, LINE, linesOf, QUIET, textLines } from './drawing.ts';

const WIDTH = 640;
const LABELS = 230;
const SIZE = 12;
const LEADING = SIZE * 1.2;
/** A bar with its label and its value. */
export interface Bar {
  readonly label: string;
  /** Null is withheld: drawn hatched, at no height. */
  readonly value: number | null;
}
const PATTERN = `<pattern id="bars-withheld" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="${QUIET}" stroke-width="1"/></pattern>`;

/**
 * Bars from a zero line, each with its value and its whole label, in as many lines as that takes.
 * @param options.rightToLeft mirrors it: labels on the right, bars to the left
 */
export function barChart(bars: readonly Bar[], options: { rightToLeft?: boolean } = {}): Drawing {
  const rtl = options.rightToLeft ?? false;
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  const scale = (WIDTH - LABELS - 70) / most;
  const axis = rtl ? WIDTH - LABELS : LABELS;
  const away = rtl ? -1 : 1;
  let top = 6;
  const parts = bars.map((bar) => {
    const lines = linesOf(bar.label, SIZE, LABELS - 20);
    const height = Math.max(26, lines.length * LEADING + 10);
    const middle = top + height / 2;
    top += height;
    const length = bar.value === null ? 14 : bar.value * scale;
    const box = `x="${(rtl ? axis - length : axis).toFixed(1)}" y="${(middle - 8).toFixed(1)}" width="${length.toFixed(1)}" height="16"`;
    const label = textLines(lines, {
      x: axis - away * 10,
      y: middle + SIZE * 0.35 - ((lines.length - 1) * LEADING) / 2,
      size: SIZE,
      anchor: rtl ? 'start' : 'end',
    });
    const value = textLines([bar.value === null ? '–' : String(bar.value)], {
      x: axis + away * (length + 6),
      y: middle + SIZE * 0.35,
      size: SIZE,
      anchor: rtl ? 'end' : 'start',
      fill: QUIET,
    });
    const look = bar.value === null ? `fill="url(#bars-withheld)" stroke="${LINE}"` : `fill="${ACCENT}"`;
    return `${label}<rect ${box} ${look}/>${value}`;
  });
  const height = top + 6;
  return drawing(
    WIDTH,
    height,
    PATTERN,
    `${parts.join('')}<line x1="${axis}" y1="2" x2="${axis}" y2="${height - 2}" stroke="${INK}" stroke-width="1"/>`,
  );
}
