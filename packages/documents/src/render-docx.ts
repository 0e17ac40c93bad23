/** Word from the same model; pictures as PNG, which every version of Word shows. */
import { Resvg } from '@resvg/resvg-js';
import { directionOf, languageOf } from '@openmara/core/language/languages';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Tab,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { stretchesOf } from './isolated.ts';
import type { Block, DocumentModel, TableBlock } from './model.ts';
import { fontFiles } from './render-pdf.ts';
import { settleDocx } from './settle-docx.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'D9DEE5' } as const;
const STRONG = { style: BorderStyle.SINGLE, size: 6, color: '16202C' } as const;
const QUIET = '56616F';
/** A4 in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1250, bottom: 1250, left: 1400, right: 1400 },
};
/** Pixels at 96 to the inch, which is how Word takes the size of a picture: the width between the margins. */
const PICTURE_WIDTH = 600;

/** Sizes are in half-points, spaces in twentieths of a point, as Word counts them. */
interface Look {
  readonly bold?: boolean;
  readonly size?: number;
  readonly color?: string;
}
interface LineLook extends Look {
  readonly before?: number;
  /** On the page of what follows. */
  readonly keep?: boolean;
  /** A heading: what a reader who goes from one to the next is taken to. */
  readonly outline?: boolean;
}
/** What a document is written with: each paragraph and run bears its direction, because Word inherits none. */
interface Pen {
  readonly rtl: boolean;
  /** The runs of a text: an isolated name is one of its own, in its own direction. */
  runs(text: string, look?: Look): TextRun[];
  /** The number of the next picture, from 1 in each document. */
  nextPicture(): number;
  /** Keeps a footnote. @returns its number */
  footnote(text: string): number;
  /** The footnotes that were kept, by their numbers. */
  readonly footnotes: Record<string, { children: Paragraph[] }>;
  line(text: string, look?: LineLook): Paragraph;
}
/** A tab is a sign of its own in Word, and no letter of a text. */
const tabbed = (text: string): Array<string | Tab> =>
  text.split('\t').flatMap((part, at) => [...(at > 0 ? [new Tab()] : []), ...(part === '' ? [] : [part])]);
function penFor(locale: string): Pen {
  const rtl = directionOf(locale) === 'rtl';
  const runs = (text: string, look: Look = {}): TextRun[] =>
    stretchesOf(text).map(
      (stretch) =>
        new TextRun({ children: tabbed(stretch.text), rightToLeft: rtl !== stretch.isolated, ...look }),
    );
  let pictures = 0;
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  return {
    rtl,
    runs,
    footnotes,
    nextPicture: () => (pictures += 1),
    footnote(text) {
      const number = Object.keys(footnotes).length + 1;
      footnotes[number] = {
        children: [new Paragraph({ bidirectional: rtl, children: runs(` ${text}`, { size: 16 }) })],
      };
      return number;
    },
    line: (text, { before = 0, keep = false, outline = false, ...look } = {}) =>
      new Paragraph({
        bidirectional: rtl,
        keepNext: keep,
        ...(outline ? { outlineLevel: 0 } : {}),
        spacing: { before, after: 80 },
        children: runs(text, look),
      }),
  };
}

/** The last row is the totals: strong, and ruled off from what it sums. */
function table(item: TableBlock, pen: Pen): Table {
  const rows = [item.head, ...item.body];
  const last = rows.length - 1;
  const size = item.head.length > 8 ? 14 : 17;
  const cell = (text: string, row: number, column: number): TableCell =>
    new TableCell({
      borders: {
        top: row === last ? STRONG : NONE,
        left: NONE,
        right: NONE,
        bottom: row === 0 ? STRONG : THIN,
      },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      children: [
        new Paragraph({
          bidirectional: pen.rtl,
          alignment: column === 0 ? AlignmentType.START : AlignmentType.END,
          children: pen.runs(text, { size, ...(row === 0 || row === last ? { bold: true } : {}) }),
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: pen.rtl,
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row === 0,
          cantSplit: true,
          children: cells.map((text, column) => cell(text, row, column)),
        }),
    ),
  });
}

function picture(item: Extract<Block, { kind: 'picture' }>, pen: Pen): Paragraph {
  const png = new Resvg(item.svg, {
    fitTo: { mode: 'width', value: item.width * 2 },
    background: '#ffffff',
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Noto Sans' },
  })
    .render()
    .asPng();
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: {
      width: PICTURE_WIDTH,
      height: Math.round((item.height / item.width) * PICTURE_WIDTH),
    },
    altText: {
      id: String(pen.nextPicture()),
      title: item.caption,
      description: item.alternative,
      name: item.caption,
    },
  });
  return new Paragraph({ bidirectional: pen.rtl, children: [image] });
}

/** "Table 1", and under it what it shows. */
const captionOf = ({ label, caption }: { label?: string; caption: string }, pen: Pen): Paragraph[] => [
  ...(label === undefined ? [] : [pen.line(label, { size: 19, before: 120, keep: true })]),
  pen.line(caption, { bold: true, size: 19, before: label === undefined ? 80 : 0, keep: true }),
];

function block(item: Block, pen: Pen): Array<Paragraph | Table> {
  switch (item.kind) {
    case 'heading':
      return [pen.line(item.text, { bold: true, size: 24, before: 200, keep: true, outline: true })];
    case 'paragraph':
      return [
        new Paragraph({
          bidirectional: pen.rtl,
          alignment: AlignmentType.BOTH,
          spacing: { after: 120 },
          children: [
            ...pen.runs(`${item.number}.\t${item.text}`),
            ...(item.footnote === undefined ? [] : [new FootnoteReferenceRun(pen.footnote(item.footnote))]),
          ],
        }),
      ];
    case 'note':
      return [pen.line(item.text, { size: 16, color: QUIET })];
    case 'table':
      return [
        ...captionOf(item, pen),
        table(item, pen),
        pen.line(item.note, { size: 15, color: QUIET, before: 40 }),
      ];
    case 'picture':
      return [
        ...captionOf(item, pen),
        picture(item, pen),
        ...(item.disclaimer ? [pen.line(item.disclaimer, { size: 15, color: QUIET })] : []),
      ];
  }
}

/** Where what stands at the other edge of a line begins: the width between the margins. */
const OTHER_EDGE = [
  { type: TabStopType.RIGHT, position: PAGE.size.width - PAGE.margin.left - PAGE.margin.right },
];
/** As on a document of the Organization: name and symbol over a line, under it for whom and, at the other edge, the rest. */
function masthead(model: DocumentModel, pen: Pen): Paragraph[] {
  const { organization, body, symbol, distribution, date, original } = model.masthead;
  const [first, ...rest] =
    body === undefined ? [distribution, date, original] : [body, distribution, date, original];
  const row = (left: string, right: string): Paragraph =>
    new Paragraph({
      bidirectional: pen.rtl,
      tabStops: OTHER_EDGE,
      children: pen.runs(`${left}\t${right}`, { size: 17 }),
    });
  return [
    new Paragraph({
      bidirectional: pen.rtl,
      tabStops: OTHER_EDGE,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: '16202C', space: 4 } },
      children: [
        ...pen.runs(organization, { bold: true, size: 26 }),
        // A symbol is Latin in every language, and runs left to right.
        new TextRun({ children: tabbed(`\t${symbol}`), size: 22 }),
      ],
    }),
    ...rest.map((line, at) => row(at === 0 ? (first ?? '') : '', line)),
    ...(model.marking ? [pen.line(model.marking, { bold: true, size: 18, before: 80 })] : []),
    pen.line(model.title, { bold: true, size: 30, before: 160 }),
    pen.line(model.subtitle, { size: 22 }),
  ];
}

/** From the second page on, where the masthead is not: the symbol. */
const header = (model: DocumentModel, pen: Pen): Header =>
  new Header({
    children: [
      new Paragraph({
        bidirectional: pen.rtl,
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '16202C', space: 2 } },
        children: [new TextRun({ text: model.masthead.symbol, size: 16 })],
      }),
    ],
  });
/** On every page: the marking where there is one, else the symbol, and the page of how many. */
const footer = (model: DocumentModel, pen: Pen): Footer =>
  new Footer({
    children: [
      new Paragraph({
        bidirectional: pen.rtl,
        tabStops: OTHER_EDGE,
        children: [
          ...pen.runs(`${model.marking ?? model.masthead.symbol}\t`, { size: 16 }),
          new TextRun({ size: 16, children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

/** The bytes of the .docx: the same model gives the same bytes, made as of the moment of its figures. */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const pen = penFor(model.locale);
  const font = { ascii: 'Noto Serif', hAnsi: 'Noto Serif', cs: 'Noto Naskh Arabic' };
  const language = languageOf(model.locale).dates;
  const children = [...masthead(model, pen), ...model.blocks.flatMap((item) => block(item, pen))];
  const foot = footer(model, pen);
  const document = new Document({
    creator: 'OpenMARA',
    lastModifiedBy: 'OpenMARA',
    title: model.title,
    subject: model.subtitle,
    keywords: model.masthead.symbol,
    styles: {
      default: {
        document: {
          run: {
            font,
            size: 21,
            color: '16202C',
            language: pen.rtl ? { bidirectional: language } : { value: language },
          },
        },
      },
    },
    footnotes: pen.footnotes,
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { default: header(model, pen), first: new Header({ children: [pen.line('')] }) },
        footers: { default: foot, first: foot },
        children,
      },
    ],
  });
  return settleDocx(await Packer.toBuffer(document), model.asOf, language);
}
