import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../access/problems.ts';
import {
  assertMayFollow,
  DECISIONS,
  foldVerification,
  isLate,
  type VerificationStep,
} from './verification.ts';

const step = (change: Partial<VerificationStep>): VerificationStep => ({
  kind: 'step',
  method: 'interview',
  decision: null,
  primarySource: false,
  officerId: 'amina',
  takenOn: '2016-08-01',
  grounds: 'heard',
  ...change,
});
const refused = (run: () => void): string => {
  try {
    run();
    return 'allowed';
  } catch (error) {
    return error instanceof Problem ? error.code : 'fault';
  }
};
test('whoever filed or joined cannot decide: four eyes', () => {
  const decide = step({ kind: 'decision', decision: 'verified', primarySource: true });
  assert.equal(
    refused(() => assertMayFollow([], decide, { involved: new Set(['amina']), independentSources: 2 })),
    'four_eyes',
  );
  assert.equal(
    refused(() => assertMayFollow([], decide, { involved: new Set(['peter']), independentSources: 0 })),
    'allowed',
  );
});
test('verified needs one direct primary source or two independent ones', () => {
  const decide = step({ kind: 'decision', decision: 'verified' });
  assert.equal(
    refused(() => assertMayFollow([], decide, { involved: new Set(), independentSources: 1 })),
    'standard_of_proof',
  );
  assert.equal(
    refused(() => assertMayFollow([], decide, { involved: new Set(), independentSources: 2 })),
    'allowed',
  );
  assert.equal(
    refused(() =>
      assertMayFollow([step({ primarySource: true })], decide, {
        involved: new Set(),
        independentSources: 1,
      }),
    ),
    'allowed',
  );
});
test('the state is the last decision, and reversals are counted, whatever the history', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...DECISIONS), { maxLength: 12 }), (decisions) => {
      const state = foldVerification(decisions.map((decision) => step({ kind: 'decision', decision })));
      assert.equal(state.status, decisions.at(-1) ?? 'reported');
      assert.ok(state.reversals <= Math.max(0, decisions.length - 1));
    }),
  );
});
test('late is after the quarter in which it happened', () =>
  assert.deepEqual(
    [isLate('2016-06-30', '2016-07-01'), isLate('2016-07-01', '2016-09-30'), isLate(null, '2016-09-30')],
    [true, false, false],
  ));
