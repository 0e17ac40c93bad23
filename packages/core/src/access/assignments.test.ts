import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Assignment, widestThatFits } from './assignments.ts';
import { may, ROLES } from './rules.ts';

const at = (
  role: Assignment['role'],
  areaPlaces: string[] = [],
  missionId: string | null = 'm',
): Assignment => ({
  role,
  missionId,
  office: null,
  areaPlaces,
});
const assignment = fc
  .record({ role: fc.constantFrom(...ROLES), areaPlaces: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) })
  .map(({ role, areaPlaces }) => at(role, areaPlaces));

test('a focal point who became field adviser acts as field adviser, whichever assignment is older', () => {
  const both = [at('focal_point'), at('field_wpa', ['a'])];
  assert.equal(widestThatFits(both, 'read_reports')?.role, 'field_wpa');
  assert.equal(widestThatFits(both.toReversed(), 'read_reports')?.role, 'field_wpa');
});
test('two areas of one field adviser count together', () => {
  const found = widestThatFits([at('field_wpa', ['a']), at('field_wpa', ['b', 'a'])], 'read_incidents');
  assert.deepEqual([...(found?.areaPlaces ?? [])].sort(), ['a', 'b']);
});
test('without the capability there is no assignment, and none is assumed', () => {
  assert.equal(widestThatFits([at('forum_member'), at('auditor')], 'read_incidents'), null);
  assert.equal(widestThatFits([], 'know_missions'), null);
});
test('the order of assignments never matters, and the chosen one always has the capability', () => {
  fc.assert(
    fc.property(
      fc.array(assignment, { maxLength: 6 }),
      fc.constantFrom('read_reports', 'read_incidents', 'read_releases'),
      (list, capability) => {
        const chosen = widestThatFits(list, capability);
        const reversed = widestThatFits(list.toReversed(), capability);
        assert.equal(chosen?.role, reversed?.role);
        assert.deepEqual([...(chosen?.areaPlaces ?? [])].sort(), [...(reversed?.areaPlaces ?? [])].sort());
        assert.equal(chosen === null, !list.some((a) => may(a.role, capability)));
      },
    ),
  );
});
