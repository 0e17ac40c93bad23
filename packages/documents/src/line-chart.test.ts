/** A trend is drawn from zero, with what was heard beneath it, and not over what is not known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineChart, type TrendPoint, type TrendValue } from './line-chart.ts';

const points = (...values: TrendValue[]): TrendPoint[] =>
  values.map((value, n) => ({ label: [`Q${n + 1}`, '2016'], value, effort: 10 * (n + 1) }));
const WORDS = { line: 'Verified & counted', effort: 'Reports' };
const lines = (svg: string): number[][][] =>
  [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, text = '']) =>
    text.split(' ').map((point) => point.split(',').map(Number)),
  );

test('what is withheld or was not released interrupts the line and is no zero', () => {
  const { svg } = lineChart(points(6, 12, 'withheld', 9, 8, 'not_released', 7), WORDS);
  assert.deepEqual(
    lines(svg).map(({ length }) => length),
    [2, 2],
  );
  assert.equal(svg.match(/<circle/g)?.length, 5, 'a point for each number, one by itself as well');
  assert.equal(svg.match(/>–</g)?.length, 1);
  assert.match(svg, /Verified &amp; counted/);
});
test('heights are in proportion from zero', () => {
  const [line = []] = lines(lineChart(points(20, 10, 0), WORDS).svg);
  const [high = 0, middle = 0, zero = 0] = line.map(([, y]) => y ?? 0);
  assert.ok(Math.abs((zero - high) / 2 - (zero - middle)) < 0.11);
  assert.match(lineChart(points(20, 10, 0), WORDS).svg, new RegExp(`<line x1="8" y1="${zero}"`));
});
test('time runs as the language is read', () => {
  const first = (rightToLeft: boolean): number[] =>
    lines(lineChart(points(5, 6, 7), WORDS, { rightToLeft }).svg)[0]?.map(([x = 0]) => x) ?? [];
  assert.deepEqual(first(false), first(true).toReversed());
  assert.ok((first(false)[0] ?? 0) < (first(false)[2] ?? 0));
});
