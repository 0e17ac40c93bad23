/** The map and the bars: every name whole, no name on another, and each kind of area with a sign of its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Polygon } from 'geojson';
import { areaMap, type AreaState, type MapArea } from './area-map.ts';
import { barChart } from './bar-chart.ts';

const square = (x: number, y: number, size: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x, y + size],
      [x + size, y + size],
      [x + size, y],
      [x, y],
    ],
  ],
});
const WORDS = {
  legend: { none: 'none', withheld: 'withheld', unheard: 'nobody', disputed: 'open line' },
  range: (from: number, to: number) => `from ${from} to ${to}`,
};
const area = (name: string, geometry: Polygon, state: AreaState, value: number | null = null): MapArea => ({
  name,
  geometry,
  state,
  value,
});
const LONG = 'Northern Region of the Very Long River and its Eastern Tributaries';
const AREAS = [
  area('Plains', square(0, 0, 8), 'shown', 12),
  area(LONG, square(8, 0, 1), 'shown', 5),
  area('Hills', square(8, 1, 3), 'withheld'),
  area('Coast', square(0, 8, 3), 'none'),
  area('Desert', square(3, 8, 3), 'unheard'),
];
/** The words of a drawing; the lines of one text follow each other. */
const textOf = (svg: string): string =>
  svg
    .replace(/<\/text><text[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '\n')
    .replace(/\n+/g, '\n');

test('every name is there whole, with its number; one that has no room stands by a number in the key', () => {
  const said = textOf(areaMap(AREAS, [], WORDS).svg);
  for (const name of ['Plains 12', `${LONG} 5`, 'Hills –', 'Coast', 'Desert'])
    assert.ok(said.includes(name), `${name} in ${said}`);
  assert.doesNotMatch(said, /…/);
  assert.match(said, /\n1\n/, 'the small area bears the number of the key');
});
test('no name lies on another', () => {
  const crowd = Array.from({ length: 25 }, (_, i) =>
    area(`Province number ${i + 1}`, square((i % 5) * 2, Math.floor(i / 5) * 2, 2), 'withheld'),
  );
  const { svg } = areaMap(crowd, [], WORDS);
  const boxes = [
    ...svg.matchAll(
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="2" fill="#ffffff" fill-opacity/g,
    ),
  ].map((found) => found.slice(1).map(Number) as [number, number, number, number]);
  assert.equal(boxes.length, crowd.length);
  for (const [i, [x, y, w, h]] of boxes.entries())
    for (const [a, b, c, d] of boxes.slice(i + 1))
      assert.ok(x + w <= a + 0.2 || a + c <= x + 0.2 || y + h <= b + 0.2 || b + d <= y + 0.2);
});
test('withheld, none verified and nobody to hear have each a shade and a word of their own, where they stand on the map', () => {
  const { svg } = areaMap(
    AREAS,
    [
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [3, 3],
        ],
      },
    ],
    WORDS,
  );
  const fills = [...svg.matchAll(/<path d="[^"]*" fill="([^"]*)" stroke="#7b8794"/g)].map(
    (found) => found[1],
  );
  assert.equal(new Set(fills).size, AREAS.length);
  for (const said of ['withheld', 'none', 'nobody', 'open line', 'from 10 to 12', 'from 5 to 7'])
    assert.ok(textOf(svg).includes(`\n${said}\n`), `${said} in ${textOf(svg)}`);
  const alone = textOf(areaMap(AREAS.slice(0, 1), [], WORDS).svg);
  assert.doesNotMatch(alone, /withheld|none|nobody|open line/);
});
test('a bar has its whole label', () => {
  const said = textOf(
    barChart([
      { label: LONG, value: 7 },
      { label: 'Short', value: null },
    ]).svg,
  );
  assert.ok(said.includes(LONG), said);
});
