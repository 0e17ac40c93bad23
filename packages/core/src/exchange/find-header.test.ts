import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeader } from './find-header.ts';

const headerOf = (...rows: string[][]) => findHeader(rows.map((cells, at) => ({ number: at + 1, cells })));

test('rows that hold data are no header, whatever their cells look like', () => {
  const data = [
    ['12', 'N', 'M', 'WHO', 'N'],
    ['13', 'N', 'F', 'WHO', 'Y'],
    ['14', 'Y', 'M', 'WHO', 'N'],
  ];
  const found = headerOf(['Ref', 'Displaced', 'Kreisel', 'Information from', 'Blau'], ...data);
  assert.equal(found?.row, 1);
});
test('headings in a language that nobody knows are the first full row of texts', () => {
  const found = headerOf(
    ['Irejista', '', '', ''],
    ['', '', '', ''],
    ['Inani', 'Indawo', 'Usuku', 'Umenzi'],
    ['1', 'Goma', '3/4/2016', 'FARDC'],
    ['2', 'Goma', '13/4/2016', 'FARDC'],
  );
  assert.deepEqual([found?.row, found?.rows], [3, 1]);
});
test('headings in two rows are one: a group is carried on over its columns', () => {
  const found = headerOf(
    ['Incident', '', 'Survivors', '', 'Source'],
    ['Date', 'Place', 'F', 'M', ''],
    ['3/4/2016', 'Bria', '1', '0', 'NGO'],
    ['13/4/2016', 'Bria', '0', '1', 'NGO'],
  );
  assert.deepEqual(found, {
    row: 2,
    rows: 2,
    names: ['Incident Date', 'Place', 'F', 'M', 'Source'],
  });
});
