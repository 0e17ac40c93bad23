import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { REPORT_FIELDS } from '../mapping-fields.ts';
import { mappingSchema } from '../mapping.ts';
import { rowOf } from './example-row.ts';
import { interpretReport } from './interpret-report.ts';

const resolvers = {
  place: ({ text }: { text: string }) =>
    text === 'Juba'
      ? { placeId: 'p', adm1Id: 'a', precision: 'settlement' }
      : { placeId: null, adm1Id: null, precision: 'country' },
  party: (name: string) => (name === 'SPLA' ? 'spla' : null),
  unidentifiedPartyId: 'uam',
};
const interpret = (values: Record<string, string>) =>
  interpretReport(mappingSchema.parse({}), rowOf(values), resolvers);

test('a row of a log becomes a report', () => {
  const { report, refusals } = interpret({
    key: 'X-1',
    occurred: 'mid-Aug 2016',
    place: 'Juba',
    forms: 'GR (x2)',
    party: 'SPLA',
    sex: 'F',
    age: '14, 16',
    displacement: 'Y',
    sourceType: 'survivor',
    remarks: 'referred',
  });
  assert.deepEqual(refusals, []);
  assert.deepEqual(report?.occurred, { from: '2016-08-11', to: '2016-08-20', precision: 'week' });
  assert.deepEqual([report?.forms, report?.partyIds, report?.place.placeId], [['gang_rape'], ['spla'], 'p']);
  assert.deepEqual(report?.survivors, [
    { key: null, sex: 'female', ageBand: '12-17', displacement: 'idp', count: 2, countKnown: true },
  ]);
  assert.deepEqual([report?.key, report?.remarks, report?.narrative], ['X-1', 'referred', null]);
  assert.deepEqual(report?.warnings, []);
});
test('a row is refused for all its reasons at once, each with its column and value', () =>
  assert.deepEqual(
    interpret({ occurred: 'soonish', forms: 'rape', count: '0' }).refusals.map((r) => [
      r.row,
      r.column,
      r.value,
      r.code,
    ]),
    [
      [7, 'occurred', 'soonish', 'date_unreadable'],
      [7, 'count', '0', 'count_zero'],
    ],
  ));
test('a place that the gazetteer does not know is kept as text, with a warning', () => {
  const report = interpret({ forms: 'rape', place: 'Nowhere', adm1: 'Unity' }).report;
  assert.equal(report?.placeText, 'Nowhere, Unity');
  assert.deepEqual(
    report?.warnings.map(({ code }) => code),
    ['place_unknown'],
  );
});
test('what is yet to come, or happened in another country, is refused; what is only odd is asked', () => {
  const codesOf = (values: Record<string, string>) => {
    const isThisCountry = (text: string) => ({ Mali: true, Niger: false })[text] ?? null;
    const { report, refusals } = interpretReport(
      mappingSchema.parse({}),
      rowOf({ forms: 'rape', ...values }),
      {
        ...resolvers,
        isThisCountry,
        today: '2016-09-01',
      },
    );
    return [...refusals.map(({ code }) => code), ...(report?.warnings ?? []).map(({ code }) => code)];
  };
  assert.deepEqual(codesOf({ occurred: '3/9/2016' }), ['date_future']);
  assert.deepEqual(codesOf({ received: '3/9/2017' }), ['date_future']);
  assert.deepEqual(codesOf({ occurred: '1/9/2016' }), []);
  assert.deepEqual(codesOf({ occurred: 'Sept 2016' }), []);
  assert.deepEqual(codesOf({ occurred: '3/8/2016', received: '1/8/2016' }), ['received_before']);
  assert.deepEqual(codesOf({ country: 'Mali' }), []);
  assert.deepEqual(codesOf({ country: 'Niger' }), ['other_country']);
  assert.deepEqual(codesOf({ country: 'Nowhere' }), ['unknown_country']);
});
test('any row gives a report or refusals, never both and never neither', () => {
  const cells = fc.dictionary(fc.constantFrom(...REPORT_FIELDS), fc.oneof(fc.string(), fc.nat().map(String)));
  fc.assert(
    fc.property(cells, (values) => {
      const { report, refusals } = interpret(values);
      assert.equal(report === null, refusals.length > 0);
    }),
  );
});
