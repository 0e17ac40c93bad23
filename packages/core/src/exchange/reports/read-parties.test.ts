import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping } from '../mapping.ts';
import { readWith } from './example-row.ts';
import { readParties } from './read-parties.ts';

const IDS: Readonly<Record<string, string>> = { SPLA: 'spla', 'SPLA-IO': 'io', 'Smith and Sons': 'smith' };
const resolvers = {
  place: () => ({ placeId: null, adm1Id: null, precision: 'country' }),
  party: (name: string) => IDS[name] ?? null,
  unidentifiedPartyId: 'uam',
};
const partiesOf = (values: Record<string, string>, mapping: Partial<Mapping> = {}) =>
  readWith((row, _, m) => readParties(m, row, resolvers), values, mapping).read;

test('a name is resolved as a whole before its parts', () => {
  assert.deepEqual(partiesOf({ party: 'Smith and Sons' }).ids, ['smith']);
  assert.deepEqual(partiesOf({ party: 'SPLA; SPLA-IO' }).ids, ['spla', 'io']);
  assert.deepEqual(partiesOf({ party: 'SPLA et SPLA' }).ids, ['spla']);
});
test('an allegation to be confirmed is one all the same', () =>
  assert.deepEqual(partiesOf({ party: 'SPLA (to be confirmed)' }).ids, ['spla']));
test('armed men whom nobody could identify are a party, in each language', () => {
  for (const party of [
    'Unknown armed men',
    'hommes armés non identifiés',
    'مسلحون مجهولون',
    'UAM',
    'bandits armés non identifiés',
  ])
    assert.deepEqual(partiesOf({ party }).ids, ['uam'], party);
});
test('a cell that states nobody is not the unidentified party', () => {
  for (const party of ['', '-', '?', 'not stated', 'néant', 'غير مذكور'])
    assert.deepEqual(partiesOf({ party }), { ids: [], text: null, unresolved: [] }, party);
  assert.deepEqual(partiesOf({}), { ids: [], text: null, unresolved: [] });
});
test('who was written with a question mark, or as unknown only, is asked for', () => {
  assert.deepEqual(partiesOf({ party: 'SPLA?' }), { ids: [], text: 'SPLA?', unresolved: ['SPLA?'] });
  assert.deepEqual(partiesOf({ party: 'unknown' }), { ids: [], text: 'unknown', unresolved: ['unknown'] });
  assert.deepEqual(partiesOf({ party: 'hommes armés identifiés' }).ids, []);
});
test('a spelling that nobody knows is kept for a person, beside those that are known', () =>
  assert.deepEqual(partiesOf({ party: 'SPLA, The Foo Brigade' }), {
    ids: ['spla'],
    text: 'SPLA, The Foo Brigade',
    unresolved: ['The Foo Brigade'],
  }));
test('what a person said of this file comes first', () =>
  assert.deepEqual(partiesOf({ party: 'the army' }, { values: { party: { 'The Army': 'SPLA' } } }).ids, [
    'spla',
  ]));
