import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWith, rowOf } from './example-row.ts';
import { readConsent, readGrades, readSourceType, readStatedVerification } from './read-source.ts';

test('the type of source is read in each language; one that nobody knows is “other”, with a warning', () => {
  const sourceOf = (sourceType: string) =>
    readWith((row, findings, mapping) => readSourceType(mapping, row, findings), { sourceType });
  for (const [text, type] of [
    ['Witness', 'witness'],
    ['Centre de santé', 'service_provider'],
    ['ناجية', 'survivor'],
    ['service_provider', 'service_provider'],
    ['', 'other'],
  ] as const)
    assert.deepEqual(sourceOf(text), { read: type, refused: [], warned: [] });
  assert.deepEqual(sourceOf('a bird'), { read: 'other', refused: [], warned: ['unknown_source'] });
});
test('grades are those of the rating or none', () => {
  assert.deepEqual(readGrades(rowOf({ reliability: 'b', credibility: '2' })), {
    reliability: 'B',
    credibility: '2',
  });
  assert.deepEqual(readGrades(rowOf({ reliability: 'good', credibility: '7' })), {
    reliability: null,
    credibility: null,
  });
});
test('consent is yes, no or not known: never assumed', () =>
  assert.deepEqual(
    readConsent(rowOf({ consentReferral: 'Oui', consentReporting: 'لا', consentAccountability: 'perhaps' })),
    [true, false, null, null],
  ));
test('verification is kept as the focal point states it', () => {
  assert.equal(readStatedVerification(rowOf({ statedVerification: 'Vérifié' })), 'verified');
  assert.equal(readStatedVerification(rowOf({ statedVerification: 'Under verif.' })), 'under_verification');
  assert.equal(readStatedVerification(rowOf({ statedVerification: 'perhaps' })), null);
  assert.equal(readStatedVerification(rowOf({})), null);
});
