import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappingSchema, resolveColumns } from './mapping.ts';

test('a column is named as it stands, as it folds, or by its letter; what is not there is said', () => {
  const mapping = mappingSchema.parse({
    columns: {
      'Date of Incident': 'occurred',
      Lieu: 'place',
      '@C': 'remarks',
      '@AA': 'office',
      Colour: 'key',
      M: 'ignore',
    },
  });
  const { positions, missing } = resolveColumns(mapping, ['LIEU *', 'Date of Incident', 'x', 'M']);
  assert.deepEqual(Object.fromEntries(positions), { occurred: [1], place: [0], remarks: [2], office: [26] });
  assert.deepEqual(missing, ['Colour']);
});
test('two columns of one field keep their order', () =>
  assert.deepEqual(
    resolveColumns(mappingSchema.parse({ columns: { Notes: 'remarks', Suivi: 'remarks' } }), [
      'Suivi',
      'Notes',
    ]).positions,
    new Map([['remarks', [1, 0]]]),
  ));
