/** Word from the same model; pictures as PNG, which every version of Word shows. */
import { Resvg } from '@resvg/resvg-js';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { directionOf } from '@openmara/core/language/languages';
import type { Block, DocumentModel, TableBlock } from './model.ts';
import { fontFiles } from './render-pdf.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'D9DEE5' } as const;
const STRONG = { style: BorderStyle.SINGLE, size: 6, color: '16202C' } as const;

export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const rtl = directionOf(model.locale) === 'rtl';
  const run = (text: string, options: { bold?: boolean; size?: number; color?: string } = {}): TextRun =>
    new TextRun({ text, rightToLeft: rtl, ...options });
  const line = (
    text: string,
    options: { bold?: boolean; size?: number; color?: string; before?: number; keep?: boolean } = {},
  ): Paragraph =>
    new Paragraph({
      bidirectional: rtl,
      keepNext: options.keep ?? false,
      spacing: { before: options.before ?? 0, after: 80 },
      children: [
        run(text, {
          ...(options.bold ? { bold: true } : {}),
          ...(options.size ? { size: options.size } : {}),
          ...(options.color ? { color: options.color } : {}),
        }),
      ],
    });
  const table = (item: TableBlock): Table =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      visuallyRightToLeft: rtl,
      rows: [item.head, ...item.body].map((cells, r) => {
        const strong = r === 0 || r === item.body.length;
        return new TableRow({
          tableHeader: r === 0,
          cantSplit: true,
          children: cells.map(
            (text, c) =>
              new TableCell({
                borders: {
                  top: r === item.body.length ? STRONG : NONE,
                  left: NONE,
                  right: NONE,
                  bottom: r === 0 ? STRONG : THIN,
                },
                margins: { top: 30, bottom: 30, left: 60, right: 60 },
                children: [
                  new Paragraph({
                    bidirectional: rtl,
                    alignment: c === 0 ? AlignmentType.START : AlignmentType.END,
                    children: [
                      run(text, { size: item.head.length > 8 ? 14 : 17, ...(strong ? { bold: true } : {}) }),
                    ],
                  }),
                ],
              }),
          ),
        });
      }),
    });
  const block = (item: Block): Array<Paragraph | Table> => {
    switch (item.kind) {
      case 'heading':
        return [line(item.text, { bold: true, size: 24, before: 200, keep: true })];
      case 'paragraph':
        return [
          new Paragraph({
            bidirectional: rtl,
            alignment: AlignmentType.BOTH,
            spacing: { after: 120 },
            children: [run(`${item.number}.\t${item.text}`)],
          }),
        ];
      case 'note':
        return [line(item.text, { size: 16, color: '56616F' })];
      case 'table':
        return [
          line(item.caption, { bold: true, size: 19, before: 80, keep: true }),
          table(item),
          line(item.note, { size: 15, color: '56616F', before: 40 }),
        ];
      case 'picture': {
        const png = new Resvg(item.svg, {
          fitTo: { mode: 'width', value: item.width * 2 },
          background: '#ffffff',
          font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Noto Sans' },
        })
          .render()
          .asPng();
        const width = 600;
        const image = new ImageRun({
          type: 'png',
          data: png,
          transformation: { width, height: Math.round((item.height / item.width) * width) },
          altText: { title: item.caption, description: item.alternative, name: item.caption },
        });
        return [
          line(item.caption, { bold: true, size: 19, before: 80, keep: true }),
          new Paragraph({ children: [image] }),
          ...(item.disclaimer ? [line(item.disclaimer, { size: 15, color: '56616F' })] : []),
        ];
      }
    }
  };
  const document = new Document({
    creator: 'OpenMARA',
    title: model.title,
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: 'Noto Serif', hAnsi: 'Noto Serif', cs: 'Noto Naskh Arabic' },
            size: 21,
            color: '16202C',
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1250, bottom: 1250, left: 1400, right: 1400 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                bidirectional: rtl,
                children: [
                  run(`${model.marking ?? model.masthead.symbol}    `, { size: 16 }),
                  new TextRun({ size: 16, children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            bidirectional: rtl,
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: '16202C', space: 4 } },
            children: [
              run(model.masthead.organization, { bold: true, size: 26 }),
              new TextRun({ text: `\t${model.masthead.symbol}`, size: 22 }),
            ],
          }),
          line(`${model.masthead.distribution} · ${model.masthead.date} · ${model.masthead.original}`, {
            size: 17,
          }),
          ...(model.marking ? [line(model.marking, { bold: true, size: 18 })] : []),
          line(model.title, { bold: true, size: 30, before: 160 }),
          line(model.subtitle, { size: 22 }),
          ...model.blocks.flatMap(block),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
