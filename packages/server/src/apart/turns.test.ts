import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoTurn, Turns } from './turns.ts';

/** Work that ends when it is told to, and what has begun so far. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('an account has one at a time, and others go past it', async () => {
  const { begun, work, end } = works();
  const turns = new Turns({ atOnce: 2, waitingEach: 3, waitingAll: 9 });
  const all = [turns.take('a', work('a1')), turns.take('a', work('a2')), turns.take('a', work('a3'))];
  all.push(turns.take('b', work('b1')), turns.take('c', work('c1')));
  await settled();
  assert.deepEqual(begun, ['a1', 'b1']);
  end('b1');
  await settled();
  assert.deepEqual(begun, ['a1', 'b1', 'c1'], 'what waits of an account that runs is passed over');
  end('a1');
  await settled();
  assert.deepEqual(begun, ['a1', 'b1', 'c1', 'a2']);
  for (const name of ['a2', 'c1']) end(name);
  await settled();
  end('a3');
  assert.deepEqual(await Promise.all(all), ['a1', 'a2', 'a3', 'b1', 'c1']);
});

test('there is an end to the waiting, of one account and of all; what fails makes room', async () => {
  const { work, end } = works();
  const turns = new Turns({ atOnce: 1, waitingEach: 1, waitingAll: 2 });
  const failing = turns.take('a', async () => {
    await work('a1')();
    throw new Error('broken');
  });
  const second = turns.take('a', work('a2'));
  await assert.rejects(turns.take('a', work('a3')), NoTurn);
  const other = turns.take('b', work('b1'));
  await assert.rejects(turns.take('c', work('c1')), NoTurn);
  end('a1');
  await assert.rejects(failing, /broken/);
  await settled();
  end('a2');
  await settled();
  end('b1');
  assert.deepEqual(await Promise.all([second, other]), ['a2', 'b1']);
  const later = turns.take('c', work('c2'));
  await settled();
  end('c2');
  assert.equal(await later, 'c2');
});
