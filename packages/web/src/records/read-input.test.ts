import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FOCAL_POINT } from '@openmara/core/network/focal-point';
import { questionOf } from './address.ts';
import { askedOf, type Asked, periodOf, readNumber } from './read-input.ts';

test('a number is read as it is typed in any of the languages; what is none stays the text that it was', () => {
  assert.equal(readNumber('1200.5'), 1200.5);
  assert.equal(readNumber('1 200,5'), 1200.5);
  assert.equal(readNumber('١٬٢٠٠٫٥'), 1200.5);
  assert.equal(readNumber('  '), null);
  assert.equal(readNumber('about 12'), 'about 12');
  assert.equal(readNumber('1.200,5'), '1.200,5', 'two points are not guessed at');
});
test('a period has the days of its precision and no invented ones', () => {
  const asked = (more: Partial<Asked>): Asked => ({
    precision: 'exact',
    day: '',
    year: '2016',
    month: 1,
    ...more,
  });
  const days = (more: Partial<Asked>): string => {
    const found = periodOf(asked(more));
    return found ? `${found.from} ${found.to}` : 'none';
  };
  assert.equal(days({ precision: 'exact', day: '2016-08-14' }), '2016-08-14 2016-08-14');
  assert.equal(
    days({ precision: 'week', day: '2016-08-14' }),
    '2016-08-08 2016-08-14',
    'a Sunday ends its week',
  );
  assert.equal(days({ precision: 'month', month: 2 }), '2016-02-01 2016-02-29');
  assert.equal(days({ precision: 'quarter', month: 8 }), '2016-07-01 2016-09-30');
  assert.equal(days({ precision: 'year', month: 8 }), '2016-01-01 2016-12-31');
  assert.equal(days({ precision: 'unknown' }), 'none');
  assert.equal(days({ precision: 'year', year: '20' }), 'none', 'half written');
  for (const precision of ['week', 'month', 'quarter', 'year'] as const) {
    const period = periodOf(asked({ precision, day: '2016-11-02', month: 11 }));
    assert.deepEqual(periodOf(askedOf(period)), period, 'asked again it is the same');
  }
});
test('the address asks what it says, and what is no field of the kind asks nothing', () => {
  assert.deepEqual(
    questionOf(FOCAL_POINT, {
      q: 'Bentiu',
      'f.component': 'police,gender',
      'f.since': '2016-01-01..',
      'f.nothing': 'x',
      sort: 'since',
      order: 'down',
      asOf: '2016-06-30',
      withdrawn: 'yes',
      states: 'open',
    }),
    {
      filter: { component: ['police', 'gender'], since: { from: '2016-01-01' } },
      search: 'Bentiu',
      sort: 'since',
      descending: true,
      asOf: '2016-06-30T23:59:59.999Z',
      withdrawn: true,
    },
  );
  assert.deepEqual(questionOf(FOCAL_POINT, {}), { filter: {}, withdrawn: false, descending: true });
});
