import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Account, byLikeness, compareAccounts, isPossible, isStrong, speaksFor } from './comparison.ts';
import type { DatePrecision } from './period.ts';

const on = (from: string | null, to = from, precision: DatePrecision = from ? 'exact' : 'unknown') => ({
  occurred: { from, to, precision },
});
const account = (more: Partial<Account> = {}): Account => ({
  ...on('2016-08-14'),
  placeId: 'rubkona',
  placePrecision: 'settlement',
  adm1Id: 'unity',
  adm2Id: 'rubkona-county',
  at: { latitude: 9.28, longitude: 29.8 },
  parties: [{ id: 'army', identified: true }],
  forms: ['gang_rape'],
  survivors: 3,
  survivorsExact: true,
  ...more,
});
const facts = (more: Partial<Account>, other: Partial<Account> = {}) =>
  compareAccounts(account(more), account(other)).facts;

test('what says the same agrees in everything, and is strong', () => {
  const same = compareAccounts(account(), account());
  assert.deepEqual(same.facts, {
    place: 'agrees',
    date: 'agrees',
    party: 'agrees',
    form: 'agrees',
    survivors: 'agrees',
  });
  assert.deepEqual([same.daysApart, same.kmApart, speaksFor(same), isStrong(same)], [0, 0, 10, true]);
});
test('a place is the same by its id or within a kilometre, near within ten, another beyond', () => {
  const at = (latitude: number): Partial<Account> => ({
    placeId: `at ${latitude}`,
    at: { latitude, longitude: 29.8 },
  });
  assert.equal(facts(at(9.285)).place, 'agrees');
  assert.equal(facts(at(9.35)).place, 'near');
  assert.equal(facts(at(9.6)).place, 'differs');
  const nowhere = { placeId: null, adm1Id: null, adm2Id: null, at: null, placePrecision: 'country' };
  assert.equal(facts(nowhere).place, 'unknown');
});
test('an area that holds the place may be it; another area is not; the same large area alone proves nothing', () => {
  const county = { placeId: 'rubkona-county', placePrecision: 'adm2', at: null };
  assert.equal(facts(county).place, 'near');
  assert.equal(facts({ ...county, adm2Id: 'koch', placeId: 'koch' }).place, 'differs');
  assert.equal(facts({ placeId: 'unity', placePrecision: 'adm1', adm2Id: null, at: null }).place, 'near');
  assert.equal(
    facts({ placeId: 'jonglei', placePrecision: 'adm1', adm1Id: 'jonglei', adm2Id: null, at: null }).place,
    'differs',
  );
});
test('days agree where both are known to the week; a month that holds the day may; a week off may; a month off does not', () => {
  assert.equal(facts(on('2016-08-08', '2016-08-14', 'week')).date, 'agrees');
  assert.equal(facts(on('2016-08-01', '2016-08-31', 'month')).date, 'near');
  assert.equal(facts(on('2016-08-21')).date, 'near');
  assert.equal(facts(on('2016-08-22')).date, 'differs');
  assert.equal(facts(on(null)).date, 'unknown');
  assert.equal(compareAccounts(account(on('2016-08-22')), account()).daysApart, 8);
});
test('an unidentified party is nobody in particular', () => {
  const unidentified = { parties: [{ id: 'unidentified', identified: false }] };
  assert.equal(facts(unidentified, unidentified).party, 'near');
  assert.equal(facts(unidentified).party, 'unknown');
  assert.equal(facts({ parties: [] }).party, 'unknown');
  assert.equal(facts({ parties: [{ id: 'opposition', identified: true }] }).party, 'differs');
});
test('forms agree where they are the same, may where some are; survivors may where the fewer are a minimum', () => {
  assert.equal(facts({ forms: ['gang_rape', 'forced_nudity'] }).form, 'near');
  assert.equal(facts({ forms: ['forced_nudity'] }).form, 'differs');
  assert.equal(facts({ forms: [] }).form, 'unknown');
  assert.equal(facts({ survivors: 2 }).survivors, 'differs');
  assert.equal(facts({ survivors: 2, survivorsExact: false }).survivors, 'near');
  assert.equal(facts({ survivors: 4, survivorsExact: false }).survivors, 'differs');
  assert.equal(facts({ survivors: 0 }).survivors, 'unknown');
});
test('the order is by what speaks for it, then by day; a contradiction makes nothing strong', () => {
  const at = (more: Partial<Account>) => compareAccounts(account(more), account());
  const contradicted = at({ parties: [{ id: 'opposition', identified: true }] });
  const dayOff = at(on('2016-08-15'));
  const twoOff = at(on('2016-08-16'));
  assert.deepEqual([contradicted, twoOff, dayOff, at({})].toSorted(byLikeness), [
    at({}),
    dayOff,
    twoOff,
    contradicted,
  ]);
  assert.deepEqual([isStrong(contradicted), isStrong(dayOff)], [false, false]);
  const bare = { parties: [], forms: [], survivors: 0 };
  assert.equal(isStrong(at(bare)), false, 'place and day alone are not enough');
  // Another month is another night, however alike it is told; it comes after what the day leaves open.
  const monthOff = at(on('2016-09-20'));
  const unsaid = at({ ...on(null), forms: [], survivors: 0 });
  assert.ok(speaksFor(monthOff) > speaksFor(unsaid));
  assert.deepEqual([isPossible(monthOff), isPossible(unsaid)], [false, true]);
  assert.deepEqual([monthOff, unsaid].toSorted(byLikeness), [unsaid, monthOff]);
});
