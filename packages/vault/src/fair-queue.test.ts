import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FairQueue, QueueFull } from './fair-queue.ts';

/** Asks for a turn that ends when it is told to. */
function asking(queue: FairQueue) {
  const begun: string[] = [];
  const ends: Array<() => void> = [];
  const outcomes = new Map<string, Promise<string>>();
  return {
    begun,
    outcomes,
    ask: (from: string, name: string): void => {
      const asked = queue.run(from, () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.push(() => resolve('heard')));
      });
      const outcome = asked.catch((error: unknown) => (error instanceof QueueFull ? 'full' : String(error)));
      outcomes.set(name, outcome);
    },
    end: async (): Promise<void> => {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('turns go round among where they are asked from', async () => {
  const { begun, ask, end } = asking(new FairQueue(1, 10));
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) ask(name.slice(0, 1), name);
  for (let turn = 0; turn < 6; turn += 1) await end();
  assert.deepEqual(begun, ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('one address fills no place that another needs: whoever has most gives up its last', async () => {
  const { begun, outcomes, ask, end } = asking(new FairQueue(1, 4));
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) ask('a', name);
  ask('a', 'a6');
  assert.equal(await outcomes.get('a6'), 'full', 'its own places are taken');
  ask('b', 'b1');
  assert.equal(await outcomes.get('a5'), 'full');
  ask('c', 'c1');
  assert.equal(await outcomes.get('a4'), 'full');
  ask('d', 'd1');
  assert.equal(await outcomes.get('a3'), 'full');
  ask('e', 'e1');
  assert.equal(await outcomes.get('e1'), 'full', 'all have one: nobody has more than a share');
  for (let turn = 0; turn < 5; turn += 1) await end();
  assert.deepEqual(begun, ['a1', 'a2', 'b1', 'c1', 'd1']);
  ask('a', 'a7');
  await end();
  assert.equal(await outcomes.get('a7'), 'heard', 'when all are served there is room again');
});

test('one address cannot take all turns that run together: another begins at once', async () => {
  const { begun, ask, end } = asking(new FairQueue(2, 10, 1));
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) ask(name.slice(0, 1), name);
  assert.deepEqual(begun, ['a1', 'b1']);
  for (let turn = 0; turn < 6; turn += 1) await end();
  assert.deepEqual(begun, ['a1', 'b1', 'a2', 'b2', 'c1', 'a3']);
});

test('what fails passes its turn on', async () => {
  const queue = new FairQueue(1, 4);
  const failing = queue.run('a', () => Promise.reject(new Error('broken')));
  const next = queue.run('a', () => Promise.resolve('heard'));
  await assert.rejects(failing, /broken/);
  assert.equal(await next, 'heard');
});
