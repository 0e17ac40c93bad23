/** Which of the mappings that were saved is taken for a file: one that fits its headings, and never one that reads less. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOfHeader } from './headings.ts';
import { fitsHeader, fittingMapping } from './fits-header.ts';
import { mappingSchema } from './mapping.ts';

const mapped = (columns: Record<string, string>) => mappingSchema.parse({ columns });
const OURS = mapped({ Tarehe: 'occurred', Mahali: 'place', Aina: 'forms', Rangi: 'ignore' });
const fits = (mapping: typeof OURS, names: string[]) => fitsHeader(mapping, names, fieldOfHeader);

test('a mapping fits where all its columns are, in any order and spelling of case, set aside ones too', () => {
  assert.equal(fits(OURS, ['AINA', 'tarehe', 'Mahali ', 'Rangi']), true);
  assert.equal(fits(OURS, ['Aina', 'Tarehe', 'Mahali']), false);
});
test('further columns of no meaning do not matter, one that the house could read does', () => {
  const names = ['Tarehe', 'Mahali', 'Aina', 'Rangi'];
  assert.equal(fits(OURS, [...names, 'Zingine']), true);
  assert.equal(fits(OURS, [...names, 'Alleged perpetrator']), false);
  assert.equal(fits(OURS, [...names, 'Date of incident']), true, 'its field is read from another column');
});
test('letters alone fit no file, and one heading is not enough', () => {
  assert.equal(fits(mapped({ '@A': 'occurred', '@B': 'forms' }), ['a', 'b']), false);
  assert.equal(fits(mapped({ '@A': 'occurred', b: 'forms' }), ['a', 'b']), false);
});
test('of those that fit, the one that says most is taken, of equals the latest', () => {
  const few = { content: mapped({ Tarehe: 'occurred', Aina: 'forms' }), name: 'few' };
  const full = { content: OURS, name: 'full' };
  const older = { content: OURS, name: 'older' };
  const names = ['Tarehe', 'Mahali', 'Aina', 'Rangi'];
  assert.equal(fittingMapping([few, full, older], names, fieldOfHeader)?.name, 'full');
  assert.equal(fittingMapping([few, full], ['Tarehe', 'Aina'], fieldOfHeader)?.name, 'few');
  assert.equal(fittingMapping([full], ['Tarehe', 'Aina'], fieldOfHeader), null);
});
