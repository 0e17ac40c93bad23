/** The Word file opened as another program opens it: what the model says is in it, in its order, and runs its way. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { directionOf, languageOf, LOCALES } from '@openmara/core/language/languages';
import type { Block, DocumentModel } from '@openmara/documents/model';
import { renderDocx } from '@openmara/documents/render-docx';
import { renderPdf } from '@openmara/documents/render-pdf';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { getDocument } from '@openmara/server/documents/get-document';
import { runOperation } from '@openmara/server/operations/run';
import mammoth from 'mammoth';
import { fromBuffer } from 'yauzl';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const words = new Map<string, { model: DocumentModel; file: Buffer }>();
before(async () => {
  t = await openTestHouse(4000);
  const adviser = await t.actor('senior_wpa');
  for (const locale of LOCALES) {
    const asked = { mission: 'UNMISS', period: '2016-Q3', locale };
    const { id } = await runOperation(t.house, composeQuarterly, adviser, asked);
    const found = await runOperation(t.house, getDocument, adviser, { mission: 'UNMISS', id });
    const model = found.model as DocumentModel;
    words.set(locale, { model, file: Buffer.from(await renderDocx(model)) });
  }
});
after(() => t.close());

/** The files of a .docx whose name matches, as bytes. */
const partsOf = (file: Buffer, wanted: RegExp): Promise<Buffer[]> =>
  new Promise((done, failed) => {
    const found: Buffer[] = [];
    fromBuffer(file, { lazyEntries: true }, (fault, zip) => {
      if (fault) return failed(fault);
      zip.on('end', () => done(found)).on('error', failed);
      zip.on('entry', (entry) => {
        if (!wanted.test(entry.fileName)) return zip.readEntry();
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return failed(broken);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', failed);
          stream.on('end', () => {
            found.push(Buffer.concat(chunks));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
    );
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((found) => found[1] ?? '');
/** The lines that a block is read as, one after the other; the cells of a table are looked at by themselves. */
function linesOf(block: Block, note: (text: string) => number): string[] {
  const caption = ({ label, caption: text }: { label?: string; caption: string }): string[] =>
    label === undefined ? [text] : [label, text];
  switch (block.kind) {
    case 'heading':
    case 'note':
      return [block.text];
    case 'paragraph':
      return [
        `${block.number}.\t${block.text}${block.footnote === undefined ? '' : `[${note(block.footnote)}]`}`,
      ];
    case 'table':
      return [...caption(block), block.note];
    case 'picture':
      return [...caption(block), '', ...(block.disclaimer === null ? [] : [block.disclaimer])];
  }
}

test('every heading, numbered paragraph, caption and note is there, in the order of the model', async () => {
  for (const [locale, { model, file }] of words) {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: file },
      { ignoreEmptyParagraphs: false },
    );
    assert.deepEqual(
      messages.filter((message) => message.type === 'error'),
      [],
    );
    const read = all(value.replace(/<table>.*?<\/table>/gs, ''), /<p>(.*?)<\/p>/gs).map(plain);
    const footnotes: string[] = [];
    const lines = model.blocks.flatMap((block) => linesOf(block, (text) => footnotes.push(text)));
    assert.ok(footnotes.length >= 1);
    // Behind the text come the footnotes, each with its way back.
    const expected = [...lines, ...footnotes.map((text) => ` ${text} ↑`)];
    assert.deepEqual(read.slice(-expected.length), expected, locale);
    for (const line of [model.title, model.subtitle, model.marking ?? ''])
      assert.ok(read.includes(line), `${locale}: ${line}`);
    assert.ok(read.some((line) => line.includes(model.masthead.symbol)));
  }
});
test('set twice, Word and PDF are the same bytes', async () => {
  for (const [locale, { model, file }] of words) {
    // An hour of its making would have changed by now, and so would a number that other documents count on.
    await new Promise((done) => setTimeout(done, 2100));
    assert.ok(file.equals(await renderDocx(model)), `${locale} as Word`);
    assert.ok(Buffer.from(renderPdf(model)).equals(renderPdf(model)), `${locale} as PDF`);
  }
});
test('the file says what it is, in which language, as of the moment of its figures, and counts its pages', async () => {
  for (const [locale, { model, file }] of words) {
    const core = Buffer.concat(await partsOf(file, /^docProps\/core\.xml$/)).toString();
    const said = (name: string): string =>
      plain(all(core, new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 'g'))[0] ?? '');
    const second = model.asOf.replace(/\.\d+/, '');
    assert.deepEqual(
      ['dc:title', 'dc:subject', 'cp:keywords', 'dc:language', 'dcterms:created', 'dcterms:modified'].map(
        said,
      ),
      [model.title, model.subtitle, model.masthead.symbol, languageOf(locale).dates, second, second],
    );
    for (const part of await partsOf(file, /^word\/footer\d+\.xml$/))
      assert.match(part.toString(), />PAGE<.*>\/<.*>NUMPAGES</s);
    const headers = (await partsOf(file, /^word\/header\d+\.xml$/)).map(String);
    assert.equal(
      headers.filter((xml) => xml.includes(model.masthead.symbol)).length,
      1,
      'not over the masthead',
    );
    const document = Buffer.concat(await partsOf(file, /^word\/document\.xml$/)).toString();
    assert.match(document, /<w:titlePg\/>/);
    for (const xml of headers)
      assert.match(xml, /<w:p>/, 'a header has a paragraph, or Word repairs the file');
    const headings = model.blocks.filter((block) => block.kind === 'heading');
    assert.equal(all(document, /(<w:outlineLvl w:val="0"\/>)/g).length, headings.length);
    assert.doesNotMatch(document, /<w:t[ >][^<]*\t/);
  }
});
test('the cells of every table are those of the model', async () => {
  for (const [locale, { model, file }] of words) {
    const { value } = await mammoth.convertToHtml({ buffer: file });
    const read = all(value, /<table>(.*?)<\/table>/gs).map((table) =>
      all(table, /<tr>(.*?)<\/tr>/gs).map((row) => all(row, /<t[dh]>(.*?)<\/t[dh]>/gs).map(plain)),
    );
    const tables = model.blocks.flatMap((block) =>
      block.kind === 'table' ? [[block.head, ...block.body]] : [],
    );
    assert.ok(tables.length >= 2);
    assert.deepEqual(read, tables, locale);
  }
});
test('every picture is there as a picture, with its text alternative', async () => {
  for (const [locale, { model, file }] of words) {
    const pictures = model.blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
    const { value } = await mammoth.convertToHtml({ buffer: file });
    assert.deepEqual(
      all(value, /<img[^>]*alt="([^"]*)"/g).map(plain),
      pictures.map((picture) => picture.alternative),
      locale,
    );
    for (const png of await partsOf(file, /^word\/media\//))
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
  }
});
/** Counted to be told apart or as a share of something, and not stated as numbers of their own. */
const NOT_STATED =
  /^(incidents that occurred in the period by status$|survivors in verified incidents by displacement|reports received in the period: )/;
test('every figure that the report states stands in the file, in text, table or text alternative', async () => {
  for (const [locale, { model, file }] of words) {
    const text = (await mammoth.extractRawText({ buffer: file })).value;
    const { value: html } = await mammoth.convertToHtml({ buffer: file });
    const read = `${text} ${all(html, /<img[^>]*alt="([^"]*)"/g).join(' ')}`;
    // Below ten a number is a word of the language.
    const stated = model.figures.filter(({ what, value }) => !NOT_STATED.test(what) && (value ?? 0) >= 10);
    assert.ok(stated.length >= 10);
    for (const { what, value } of stated)
      assert.match(read, new RegExp(`(?<!\\d)${value}(?!\\d)`), `${locale} ${what}`);
  }
});
test('where the language runs right to left, so does every paragraph, run with words in it, and table; elsewhere none', async () => {
  for (const [locale, { file }] of words) {
    const xml = Buffer.concat(await partsOf(file, /^word\/(document|header\d*|footer\d*)\.xml$/)).toString();
    const paragraphs = all(xml, /<w:p>(.*?)<\/w:p>/gs);
    const rtl = directionOf(locale) === 'rtl';
    assert.ok(paragraphs.length > 40);
    assert.equal(
      paragraphs.filter((p) => p.includes('<w:bidi/>')).length,
      rtl ? paragraphs.length : 0,
      locale,
    );
    const tables = all(xml, /<w:tblPr>(.*?)<\/w:tblPr>/gs);
    assert.equal(tables.filter((p) => p.includes('<w:bidiVisual/>')).length, rtl ? tables.length : 0, locale);
    for (const run of all(xml, /<w:r>(.*?)<\/w:r>/gs).filter((r) => /<w:t[ >][^<]*[\u0600-\u06ff]/.test(r)))
      assert.match(run, /<w:rtl\/>/, locale);
  }
});
