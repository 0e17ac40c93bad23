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
    '24/13/2016': 'unread',
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

test('two days in one cell are a range, however they are joined; one that is cut off is none', () => {
  for (const [text, from, to] of [
    ['2016-08-01 to 2016-08-05', '2016-08-01', '2016-08-05'],
    ['3–7 août 2016', '2016-08-03', '2016-08-07'],
    ['du 28/07 au 03/08/2016', '2016-07-28', '2016-08-03'],
    ['03/08/2016 - 07/08/2016', '2016-08-03', '2016-08-07'],
    ['del 3 al 7 de agosto de 2016', '2016-08-03', '2016-08-07'],
    ['من 3 إلى 7 يوليو 2016', '2016-07-03', '2016-07-07'],
    ['28 July - 3 August 2016', '2016-07-28', '2016-08-03'],
  ] as const) {
    const read = parsePeriod(text);
    assert.deepEqual([read?.from, read?.to], [from, to], text);
    assert.equal(read?.precision, 'week', text);
  }
  for (const text of ['7 to 3 August 2016', '3 August 2016 to', '3-7', 'from 3 August'])
    assert.equal(parsePeriod(text), null, text);
});
test('months are read in languages that no words file teaches', () => {
  assert.equal(parsePeriod('3 Agosti 2016')?.from, '2016-08-03');
  assert.equal(parsePeriod('Machi 2016')?.precision, 'month');
});
