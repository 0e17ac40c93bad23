import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Assignment } from './assignments.ts';
import { mayGrant, readsContent } from './granting.ts';
import { ROLES } from './rules.ts';

const at = (role: Assignment['role'], more: Partial<Assignment> = {}): Assignment => ({
  role,
  missionId: 'm',
  office: null,
  areaPlaces: [],
  ...more,
});

test('administrator and auditor alone open no content', () => {
  assert.deepEqual(
    ROLES.filter((role) => !readsContent(role)),
    ['administrator', 'auditor'],
  );
});
test('an administrator gives no role that opens content, and is the only one who gives the others', () => {
  const administrator = [at('administrator', { missionId: null })];
  for (const role of ROLES) assert.equal(mayGrant(administrator, at(role)), !readsContent(role), role);
  assert.equal(mayGrant([at('senior_wpa')], at('auditor')), false);
});
test('who leads a mission gives its roles, in it and in no other, and none over all missions', () => {
  assert.ok(mayGrant([at('senior_wpa')], at('focal_point', { office: 'an office' })));
  assert.equal(mayGrant([at('senior_wpa')], at('wpa', { missionId: 'other' })), false);
  assert.equal(mayGrant([at('senior_wpa')], at('headquarters_analyst', { missionId: null })), false);
});
test('a holder gives her own role and no more of it', () => {
  const mine = [at('focal_point', { office: 'mine' })];
  assert.ok(mayGrant(mine, at('focal_point', { office: 'mine' })));
  assert.equal(mayGrant(mine, at('focal_point', { office: 'other' })), false);
  assert.equal(mayGrant(mine, at('focal_point')), false);
  assert.equal(mayGrant(mine, at('wpa')), false);
  const field = [at('field_wpa', { areaPlaces: ['a', 'b'] })];
  assert.ok(mayGrant(field, at('field_wpa', { areaPlaces: ['a'] })));
  assert.equal(mayGrant(field, at('field_wpa', { areaPlaces: ['a', 'c'] })), false);
  assert.equal(mayGrant(field, at('field_wpa')), false, 'no area said is not within hers');
});
