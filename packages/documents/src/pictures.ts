/** The bar chart and the map: one drawing as SVG for the page, Word and PDF. One hue, zero baseline, direct labels. */
import { geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection, Geometry } from 'geojson';

const INK = '#16202c';
const QUIET = '#56616f';
const LINE = '#d9dee5';
const ACCENT = '#0a6ebd';
const STEPS = ['#e3eef8', '#b5d4ee', '#7db3df', '#3f8fcd', '#0a6ebd', '#074d85'];
/** What a picture is as it stands in a document; sizes in pixels of its own drawing. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}
const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
const FONT = `font-family="Noto Sans, Noto Naskh Arabic, sans-serif"`;

export interface Bar {
  readonly label: string;
  /** Null is withheld: drawn hatched, at no height. */
  readonly value: number | null;
}
/** Bars from a zero line, each with its value; @param options.rightToLeft mirrors it: labels on the right, bars to the left */
export function barChart(bars: readonly Bar[], options: { rightToLeft?: boolean } = {}): Drawing {
  const width = 640;
  const row = 26;
  const labelWidth = 220;
  const height = bars.length * row + 12;
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  const rtl = options.rightToLeft ?? false;
  const scale = (width - labelWidth - 70) / most;
  const parts = bars.map((bar, i) => {
    const y = 6 + i * row;
    const length = (bar.value ?? 0) * scale;
    const x = rtl ? width - labelWidth - length : labelWidth;
    const labelX = rtl ? width - labelWidth + 10 : labelWidth - 10;
    const valueX = rtl ? x - 6 : x + length + 6;
    const label = bar.label.length > 34 ? `${bar.label.slice(0, 33)}…` : bar.label;
    const value = bar.value === null ? '–' : String(bar.value);
    return `<text x="${labelX}" y="${y + 15}" text-anchor="${rtl ? 'start' : 'end'}" font-size="12" fill="${INK}">${escapeXml(label)}</text>${
      bar.value === null
        ? `<rect x="${rtl ? width - labelWidth - 14 : labelWidth}" y="${y + 3}" width="14" height="16" fill="url(#withheld)" stroke="${LINE}"/>`
        : `<rect x="${x.toFixed(1)}" y="${y + 3}" width="${length.toFixed(1)}" height="16" fill="${ACCENT}"/>`
    }<text x="${(bar.value === null ? (rtl ? width - labelWidth - 20 : labelWidth + 20) : valueX).toFixed(1)}" y="${y + 15}" text-anchor="${rtl ? 'end' : 'start'}" font-size="12" fill="${QUIET}">${value}</text>`;
  });
  const axis = rtl ? width - labelWidth : labelWidth;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${FONT} role="img"><defs><pattern id="withheld" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="${QUIET}" stroke-width="1"/></pattern></defs>${parts.join('')}<line x1="${axis}" y1="2" x2="${axis}" y2="${height - 2}" stroke="${INK}" stroke-width="1"/></svg>`;
  return { svg, width, height };
}

export interface MapArea {
  readonly name: string;
  readonly geometry: Geometry;
  readonly value: number | null;
  /** Whether anything was counted there at all. */
  readonly counted: boolean;
}
/** Hatched where nothing was counted, dotted where withheld, else by fifths of the greatest value. */
function shade(area: MapArea, most: number): string {
  if (!area.counted) return 'url(#unheard)';
  if (area.value === null) return 'url(#withheld)';
  const step = area.value === 0 ? 0 : 1 + Math.min(4, Math.floor((area.value / most) * 4.999));
  return STEPS[step] ?? ACCENT;
}
/** The name and the value of an area that something was counted in. */
function nameOn(area: MapArea, [x, y]: [number, number]): string {
  if (!area.counted || !Number.isFinite(x)) return '';
  const text = escapeXml(`${area.name} ${area.value === null ? '–' : area.value}`);
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="9" text-anchor="middle" fill="${INK}" stroke="#ffffff" stroke-width="2.4" paint-order="stroke">${text}</text>`;
}

/**
 * Areas shaded in steps; where nothing was counted, hatched: nobody listening is not nothing happening.
 * @param disputed the lines that lie on this map, drawn dashed
 */
export function areaMap(areas: readonly MapArea[], disputed: readonly Geometry[]): Drawing {
  const width = 640;
  const height = 420;
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: areas.map((area) => ({ type: 'Feature', properties: {}, geometry: area.geometry })),
  };
  if (areas.length === 0)
    return {
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 40" width="${width}" height="40"></svg>`,
      width,
      height: 40,
    };
  const projection = geoMercator().fitExtent(
    [
      [10, 10],
      [width - 10, height - 10],
    ],
    collection,
  );
  const path = geoPath(projection).digits(1);
  const most = Math.max(1, ...areas.map((area) => area.value ?? 0));
  const shapes = areas.map(
    (area) =>
      `<path d="${path(area.geometry) ?? ''}" fill="${shade(area, most)}" stroke="#7b8794" stroke-width="0.7"/>`,
  );
  const labels = areas.map((area) => nameOn(area, path.centroid(area.geometry)));
  // A line without a final status is dashed: the border of the areas beneath it must not show as settled.
  const lines = disputed.map((line) => {
    const d = path(line) ?? '';
    return `<path d="${d}" fill="none" stroke="#ffffff" stroke-width="2"/><path d="${d}" fill="none" stroke="${INK}" stroke-width="1.1" stroke-dasharray="4 3"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${FONT} role="img"><defs><clipPath id="frame"><rect width="${width}" height="${height}"/></clipPath><pattern id="unheard" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#f5f6f8"/><line x1="0" y1="0" x2="0" y2="6" stroke="#c5ccd5" stroke-width="1"/></pattern><pattern id="withheld" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="#ffffff"/><circle cx="3.5" cy="3.5" r="1.1" fill="#7b8794"/></pattern></defs><g clip-path="url(#frame)">${shapes.join('')}${lines.join('')}${labels.join('')}</g></svg>`;
  return { svg, width, height };
}
