/**
 * A cell may be anything. Texts of a hundred thousand characters that make an expression look back over and over are
 * given to every reader of cells and headings: on one whose work grows with the square of the length this takes many
 * minutes, and the limit of the test ends it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePeriod } from '../incidents/parse-period.ts';
import { fold } from '../language/fold.ts';
import { TEXT_LIMITS } from '../language/text-limits.ts';
import { foldPlace } from '../places/fold-place.ts';
import { fieldOfHeader, foldHeader, isAboutPeople, meaningOfHeader } from './headings.ts';
import { DateOrder } from './date-order.ts';
import { identityOf, isPhone, isPlainIdentity, looksNamed } from './identities.ts';
import { isSignature, withoutPersons } from './named-persons.ts';
import { mappingSchema } from './mapping.ts';
import { REPORT_FIELDS } from './mapping-fields.ts';
import { interpretReport } from './reports/interpret-report.ts';
import { rowOf } from './reports/example-row.ts';
import type { Resolvers } from './reports/resolvers.ts';
import { isSummaryRow } from './reports/summary-rows.ts';

const LENGTH = 100_000;
const UNITS = [
  '(',
  '[',
  ' ',
  '1',
  'a',
  '-',
  '1/',
  '1-',
  'a ',
  ', ',
  '«',
  '"',
  '1 ',
  '.',
  '0',
  'x@',
  '(a',
  '2016-',
];
const texts = UNITS.map((unit) => unit.repeat(Math.ceil(LENGTH / unit.length)));

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  parsePeriod,
  fold,
  foldPlace,
  foldHeader,
  fieldOfHeader,
  meaningOfHeader,
  isAboutPeople,
  isPlainIdentity,
  isSummaryRow: (text) => isSummaryRow([text, '3']),
  withoutPersons,
  isSignature: (text) => isSignature([text, '3']),
  isPhone,
  looksNamed,
  dates: (text) => new DateOrder().mayTurnOn(text),
  identityOf: (text) => identityOf({ heading: text, field: null, values: [text, text] }, () => false),
};
for (const [name, read] of Object.entries(READERS))
  test(`${name} is not held up by a hostile text`, { timeout: 60_000 }, () => {
    for (const text of texts) read(text);
  });

/** Never asked: the row is refused before. */
const NOBODY: Resolvers = {
  place: () => assert.fail('a place was looked for'),
  party: () => assert.fail('a party was looked for'),
  unidentifiedPartyId: '',
};

test(
  'a cell that is a page is refused with its length, in any field but free text',
  { timeout: 60_000 },
  () => {
    for (const field of REPORT_FIELDS) {
      if (['ignore', 'narrative', 'remarks'].includes(field)) continue;
      for (const text of texts) {
        const { report, refusals } = interpretReport(
          mappingSchema.parse({}),
          rowOf({ [field]: text }),
          NOBODY,
        );
        assert.equal(report, null, field);
        assert.deepEqual(
          refusals.map(({ code }) => code),
          ['too_long'],
          field,
        );
        assert.match(
          refusals[0]?.reason ?? '',
          new RegExp(`${text.length} characters; ${TEXT_LIMITS.cell} are read`),
        );
      }
    }
  },
);
