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
test('verification is kept as the focal point states it; a word that nobody knows is asked for', () => {
  const verificationOf = (values: Record<string, string>) => {
    const { read, warned } = readWith((row, findings, m) => readStatedVerification(m, row, findings), values);
    return [read, ...warned];
  };
  assert.deepEqual(verificationOf({ statedVerification: 'Vérifié' }), ['verified']);
  assert.deepEqual(verificationOf({ statedVerification: 'Under verif.' }), ['under_verification']);
  assert.deepEqual(verificationOf({ statedVerification: 'Yes - verified' }), ['verified']);
  assert.deepEqual(verificationOf({ statedVerification: 'Yes - unverified' }), [
    null,
    'unknown_verification',
  ]);
  assert.deepEqual(verificationOf({ statedVerification: 'perhaps' }), [null, 'unknown_verification']);
  assert.deepEqual(verificationOf({ statedVerification: 'non précisé' }), [null]);
  assert.deepEqual(verificationOf({}), [null]);
});
test('religious leaders are community or religious leaders; a type of source is found among other words', () => {
  const sourceOf = (sourceType: string) =>
    readWith((row, findings, m) => readSourceType(m, row, findings), { sourceType }).read;
  for (const leader of [
    'imam of the mosque',
    'le curé',
    'sacerdote',
    'إمام المسجد',
    'Bishop',
    'COMMUNITY_LEADER',
  ])
    assert.equal(sourceOf(leader), 'community_leader', leader);
  assert.equal(sourceOf('regional hospital'), 'service_provider');
  assert.equal(sourceOf('service_provider'), 'service_provider');
  assert.equal(sourceOf('not a witness'), 'other');
});
