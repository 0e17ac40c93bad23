import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROLES } from '@openmara/core/access/rules';
import { AREAS } from '../areas.ts';
import type { Area } from './area.ts';
import {
  firstPageFor,
  type HeldRole,
  mayHere,
  NAVIGATION,
  navigationFor,
  PAGES,
  paletteFor,
} from './offer.ts';

const held = (role: HeldRole['role'], mission: string | null = 'UNMISS'): HeldRole => ({ role, mission });
const paths = (roles: readonly HeldRole[], mission = 'UNMISS'): string[] =>
  navigationFor(roles, mission).map((page) => page.path);

test('a gender adviser who is also a focal point is offered the pages of both roles, in the order of the navigation', () => {
  const both = [held('gender_adviser'), held('focal_point')];
  assert.ok(!paths([held('gender_adviser')]).includes('reports'));
  assert.ok(!paths([held('focal_point')]).includes('tables'));
  const either = new Set([...paths([held('gender_adviser')]), ...paths([held('focal_point')])]);
  assert.deepEqual(
    paths(both),
    NAVIGATION.map((page): string => page.path).filter((path) => either.has(path)),
  );
  assert.deepEqual(paths(both.toReversed()), paths(both));
});
test('a role of another mission opens nothing here, a role over the installation opens the same in every mission', () => {
  assert.deepEqual(paths([held('senior_wpa', 'UNSOM')]), []);
  assert.deepEqual(
    paths([held('headquarters_analyst', null)], 'UNSOM'),
    paths([held('headquarters_analyst', null)]),
  );
  assert.ok(!mayHere([held('wpa', 'UNSOM'), held('forum_member')], 'UNMISS', 'read_reports'));
});
test('the palette offers no page and no action that her roles would not open', () => {
  for (const role of ROLES) {
    const open = PAGES.filter((page) => mayHere([held(role)], 'UNMISS', page.needs)).map(
      (page): string => page.path,
    );
    for (const entry of paletteFor([held(role)], 'UNMISS')) {
      assert.ok(open.includes(entry.path as string), `${role} ${entry.label}`);
      assert.ok(mayHere([held(role)], 'UNMISS', entry.needs), `${role} ${entry.label}`);
    }
  }
  const labels = paletteFor([held('head_of_mission')], 'UNMISS').map((entry) => entry.label);
  assert.ok(labels.includes('nav.documents') && !labels.includes('documents.compose'));
});
test('the first page is in a mission of one’s own, even where the list begins with another', () => {
  const first = (roles: readonly HeldRole[]): string | null => {
    const found = firstPageFor(roles, ['MINUSCA', 'UNMISS']);
    return found && `${found.mission}/${found.page.path}`;
  };
  assert.equal(first([held('wpa')]), 'UNMISS/work');
  assert.equal(first([held('focal_point')]), 'UNMISS/work');
  assert.equal(first([held('headquarters_analyst', null)]), 'MINUSCA/home');
  assert.equal(first([]), null);
});
test('paths, places and actions of the areas are of one piece', () => {
  const all = PAGES.map((page): string => page.path);
  assert.equal(new Set(all).size, all.length, 'two pages at one path');
  const places = NAVIGATION.map((page): number => page.place);
  assert.equal(new Set(places).size, places.length, 'two pages at one place');
  assert.deepEqual(
    places.toSorted((a, b) => a - b),
    places,
  );
  for (const page of NAVIGATION)
    assert.doesNotMatch(page.path, /\$/, 'a page of the navigation needs no parameter');
  for (const { name, pages, actions = [], waits = [] } of AREAS as readonly Area[]) {
    for (const { path, label } of [...actions, ...waits])
      assert.ok(
        pages.some((page) => page.path === path && !path.includes('$')),
        `${name} ${label}`,
      );
  }
});
