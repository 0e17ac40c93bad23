import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../access/problems.ts';
import {
  assertMayFollow,
  type Decision,
  DECISIONS,
  type Evidence,
  foldVerification,
  isLate,
  type VerificationStep,
} from './verification.ts';

const step = (change: Partial<VerificationStep>): VerificationStep => ({
  kind: 'step',
  method: 'interview',
  decision: null,
  primarySource: false,
  reportId: null,
  cause: null,
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
const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  involved: new Set(),
  independentSources: 0,
  primarySources: 1,
  ...change,
});
const decide = (decision: Decision = 'verified') => step({ kind: 'decision', decision, method: null });
const answerTo = (history: VerificationStep[], next: VerificationStep, on: Evidence) =>
  refused(() => assertMayFollow(history, next, on));

test('whoever filed, changed or joined cannot decide: four eyes', () => {
  assert.equal(answerTo([step({})], decide(), evidence({ involved: new Set(['amina']) })), 'four_eyes');
  assert.equal(answerTo([step({})], decide(), evidence({ involved: new Set(['peter']) })), 'allowed');
});
test('a decision needs a recorded step with a method; taking one back does not', () => {
  const notice = step({ kind: 'notice', method: null, cause: 'report_changed' });
  for (const decision of ['verified', 'not_verified', 'unfounded', 'out_of_scope'] as const) {
    // The method that the decision itself names is no step.
    const claims = { ...decide(decision), method: 'interview' as const, primarySource: true };
    for (const history of [[], [notice]]) assert.equal(answerTo(history, claims, evidence()), 'step_needed');
    assert.equal(answerTo([step({})], decide(decision), evidence()), 'allowed');
  }
  assert.equal(
    answerTo([decide('unfounded')], decide('under_verification'), evidence({ primarySources: 0 })),
    'allowed',
  );
});
test('verified needs one direct primary source or two independent ones, of those that stand', () => {
  const heard = [step({ primarySource: true })];
  const on = (primarySources: number, independentSources: number) =>
    answerTo(heard, decide(), evidence({ primarySources, independentSources }));
  assert.deepEqual([on(0, 1), on(0, 2), on(1, 1)], ['standard_of_proof', 'allowed', 'allowed']);
});
test('a notice that takes verified back reopens and counts as a reversal; another changes nothing', () => {
  const lost = step({
    kind: 'notice',
    method: null,
    decision: 'under_verification',
    cause: 'source_withdrawn',
  });
  assert.deepEqual(foldVerification([step({}), decide(), lost]), {
    status: 'under_verification',
    decidedOn: null,
    reversals: 1,
  });
  const changed = step({ kind: 'notice', method: null, cause: 'report_changed' });
  assert.equal(foldVerification([changed]).status, 'reported');
  assert.equal(foldVerification([step({}), decide(), changed]).status, 'verified');
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
