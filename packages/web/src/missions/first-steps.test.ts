/** Where to begin in an empty mission: three to five ways, each of which the role may really take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { may, type Role, ROLES } from '@openmara/core/access/rules';
import { PAGES } from '../frame/offer.ts';
import { firstStepsFor } from './first-steps.ts';

test('every role begins with three to five steps, at pages that it opens', () => {
  for (const role of ROLES) {
    const steps = firstStepsFor((capability) => may(role, capability));
    assert.ok(steps.length >= 3 && steps.length <= 5, `${role} ${steps.length}`);
    for (const { code, path } of steps) {
      const page = PAGES.find((one): boolean => one.path === path);
      assert.ok(page && !path.includes('$') && may(role, page.needs), `${role} ${code}`);
    }
  }
});
test('each begins with its own work', () => {
  const first = (role: Role): string | undefined =>
    firstStepsFor((capability) => may(role, capability))[0]?.code;
  assert.equal(first('senior_wpa'), 'people');
  assert.equal(first('field_wpa'), 'network');
  assert.equal(first('focal_point'), 'import');
  assert.equal(first('verifying_officer'), 'standard');
  assert.equal(first('head_of_mission'), 'documents');
  assert.equal(first('administrator'), 'missions');
  assert.equal(first('auditor'), 'audit');
  assert.equal(first('forum_member'), 'figures');
});
