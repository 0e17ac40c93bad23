import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePeriod } from './parse-period.ts';
import { fromSerial, isoDate, lastDay, widen } from './period.ts';

const read = (text: string): string => {
  const p = parsePeriod(text);
  return p ? `${p.from}..${p.to} ${p.precision}` : 'unread';
};
test('dates as people write them keep the precision of the words', () => {
  const cases: Record<string, string> = {
    '3 Jul 2016': '2016-07-03..2016-07-03 exact',
    '16/9/2016': '2016-09-16..2016-09-16 exact',
    'mid-Aug 2016': '2016-08-11..2016-08-20 week',
    'Sep-16': '2016-09-01..2016-09-30 month',
    'août 2016': '2016-08-01..2016-08-31 month',
    '1er mars 2016': '2016-03-01..2016-03-01 exact',
    'mi-juillet 2016': '2016-07-11..2016-07-20 week',
    'fin août 2016': '2016-08-21..2016-08-31 week',
    '١٢ أغسطس ٢٠١٦': '2016-08-12..2016-08-12 exact',
    'منتصف آب 2016': '2016-08-11..2016-08-20 week',
    '٣/٧/٢٠١٦': '2016-07-03..2016-07-03 exact',
    'تشرين الأول 2016': '2016-10-01..2016-10-31 month',
    'كانون الثاني 2016': '2016-01-01..2016-01-31 month',
    '2016': '2016-01-01..2016-12-31 year',
    'Q3 2016': '2016-07-01..2016-09-30 quarter',
    '2016-00-00': '2016-01-01..2016-12-31 year',
    unknown: 'null..null unknown',
    inconnu: 'null..null unknown',
    'غير معروف': 'null..null unknown',
    'week of 8 August 2016': '2016-08-08..2016-08-14 week',
    '31/2/2016': 'unread',
    'after the rains': 'unread',
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(read(text), expected, text);
});
test('nothing is invented: any text gives a period in order, or none, and never throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const p = parsePeriod(text);
      if (p?.from && p.to) assert.ok(p.from <= p.to);
    }),
  );
});
test('a calendar day reads back as itself, and every wider period holds it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      (y, m, d) => {
        fc.pre(d <= lastDay(y, m));
        const iso = isoDate(y, m, d);
        assert.equal(parsePeriod(iso)?.from, iso);
        for (const precision of ['week', 'month', 'quarter', 'year'] as const) {
          const wide = widen(iso, precision);
          assert.ok((wide.from ?? '') <= iso && iso <= (wide.to ?? ''));
        }
      },
    ),
  );
});
test('a spreadsheet serial is its day', () => assert.equal(fromSerial(42565)?.from, '2016-07-14'));
