import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolated, stretchesOf } from './isolated.ts';

test('a name in letters of the other direction stands by itself, and no other', () => {
  assert.equal(isolated('Anti-balaka', 'ar'), '\u2068Anti-balaka\u2069');
  assert.equal(isolated('واراب', 'en'), '\u2068واراب\u2069');
  for (const [name, locale] of [
    ['واراب', 'ar'],
    ['Équateur', 'fr'],
    ['—', 'ar'],
    ['2015', 'ar'],
  ] as const)
    assert.equal(isolated(name, locale), name);
});
test('a text is cut at its isolated names, and nothing of it is lost', () => {
  const text = `قبل ${isolated('Katanga', 'ar')} بعد`;
  assert.deepEqual(stretchesOf(text), [
    { text: 'قبل ', isolated: false },
    { text: 'Katanga', isolated: true },
    { text: ' بعد', isolated: false },
  ]);
  assert.deepEqual(stretchesOf('no name'), [{ text: 'no name', isolated: false }]);
});
