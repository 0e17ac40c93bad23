/** Text that no house would type and some file will hold: documents still open, spreadsheets still run nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentModel } from '@openmara/documents/model';
import { renderDocument } from '@openmara/server/documents/render';
import { csvOf, inert, withoutGuard } from '@openmara/server/exchange/write-csv';
import fc from 'fast-check';
import mammoth from 'mammoth';

const ODD = 'A\u0001name\u001b with\u0000 half \ud800 a \uffff character';
const model: DocumentModel = {
  locale: 'en',
  masthead: { organization: ODD, symbol: ODD, distribution: ODD, date: ODD, original: ODD },
  title: ODD,
  subtitle: ODD,
  asOf: '2016-10-01T00:00:00Z',
  marking: ODD,
  blocks: [
    { kind: 'paragraph', number: 1, text: ODD },
    { kind: 'table', caption: ODD, head: [ODD, ODD], body: [[ODD, ODD]], note: ODD },
  ],
  figures: [],
};
test('a name with control characters breaks neither PDF nor Word nor HTML', async () => {
  const pdf = await renderDocument(model, 'pdf');
  assert.equal(Buffer.from(pdf.bytes).subarray(0, 5).toString(), '%PDF-');
  const word = await renderDocument(model, 'docx');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word.bytes) });
  assert.match(value, /A�name� with� half � a � character/);
  const page = Buffer.from((await renderDocument(model, 'html')).bytes).toString();
  // oxlint-disable-next-line no-control-regex -- they are what must not be there
  assert.doesNotMatch(page, /[\u0000-\u0008\u001b\uffff]/);
});

test('a file of ours opened with semicolons or tabs runs nothing either', () => {
  for (const separator of [';', '\t', '\n', '\r'])
    for (const formula of ['=1+1', '+A1', '-cmd', '@x', ' =1', '"=1', '\u200b=1', '＝1']) {
      const written = csvOf([['first', `a${separator}${formula}`]]);
      for (const cell of written.split(/[;\t\r\n]/).slice(1))
        assert.doesNotMatch(cell, /^["\s\u200b]*[=+\-@＝]/, JSON.stringify(written));
    }
  assert.equal(inert('Bentiu; Rubkona'), 'Bentiu; Rubkona');
});
test('what was made inert comes back as it was', () => {
  const sign = fc.constantFrom(...';\t\n\r\'"=+-@ a1,.\u200b＝%');
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 12 }), (cell) => {
      assert.equal(withoutGuard(inert(cell)), cell);
    }),
    { seed: 20_160_706, numRuns: 5000 },
  );
});
