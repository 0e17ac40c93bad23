/** PDF by Typst, fonts from npm, no date of its own: the same model gives the same pages. */
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { directionOf } from '@openmara/core/language/languages';
import type { Block, DocumentModel } from './model.ts';

const require = createRequire(import.meta.url);
/** Paths of the fonts of every document; nothing is taken from the machine, so a document looks the same everywhere. */
export function fontFiles(): string[] {
  return ['noto-serif', 'noto-naskh-arabic', 'noto-sans'].flatMap((family) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
    const weights =
      family === 'noto-serif'
        ? ['400Regular', '600SemiBold', '400Regular_Italic']
        : ['400Regular', '600SemiBold'];
    return weights
      .filter((weight) => readdirSync(folder).includes(weight))
      .flatMap((weight) =>
        readdirSync(join(folder, weight))
          .map((file) => join(folder, weight, file))
          .filter((file) => file.endsWith('.ttf') && statSync(file).isFile()),
      );
  });
}
/** A Typst string: JSON's but for the escape of a code point. */
const quote = (text: string): string => JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, '\\u{$1}');

let compiler: NodeCompiler | null = null;
const typst = (): NodeCompiler => {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFiles() }] });
  return compiler;
};

/** "Table 1" over what it shows. */
const caption = ({ label, caption: text }: { label?: string; caption: string }): string =>
  `${label === undefined ? '' : `#text(size: 9.5pt, ${quote(label)}) \\ `}#text(weight: 600, size: 9.5pt, ${quote(text)})\n`;
/** One block as Typst. @param pictures gains the SVG of a picture, which the source names by its place in the list */
function block(item: Block, pictures: string[]): string {
  switch (item.kind) {
    case 'heading':
      return `#v(6pt)\n#block(sticky: true, text(weight: 600, size: 12pt, ${quote(item.text)}))\n`;
    case 'paragraph':
      return `#par(justify: true)[#box(width: 26pt)[${item.number}.]#text(${quote(item.text)})${item.footnote === undefined ? '' : `#footnote(text(size: 8pt, ${quote(item.footnote)}))`}]\n`;
    case 'note':
      return `#text(size: 8pt, fill: rgb("#56616f"), ${quote(item.text)})\n`;
    case 'table': {
      const last = item.body.length;
      const size = item.head.length > 8 ? 7 : 8.5;
      return `#block(breakable: ${item.body.length > 20})[${caption(item)}#set text(size: ${size}pt, number-width: "tabular")\n#set par(justify: false, leading: 0.5em)\n#table(columns: (${item.head.map((_, i) => (i === 0 ? '1.8fr' : '1fr')).join(', ')},), align: (x, y) => if x == 0 { start } else { end }, stroke: (x, y) => (bottom: if y == 0 or y == ${last - 1} { 0.7pt + rgb("#16202c") } else { 0.4pt + rgb("#d9dee5") }), inset: (x: 3pt, y: 3pt),\n${item.head.map((h) => `text(weight: 600, ${quote(h)})`).join(', ')},\n${item.body.map((row, r) => row.map((c) => (r === last - 1 ? `text(weight: 600, ${quote(c)})` : `text(${quote(c)})`)).join(', ')).join(',\n')})\n#text(size: 7.5pt, fill: rgb("#56616f"), ${quote(item.note)})]\n`;
    }
    case 'picture': {
      pictures.push(item.svg);
      return `#block(breakable: false)[${caption(item)}#image(bytes(sys.inputs.at("picture${pictures.length - 1}")), format: "svg", width: 100%, alt: ${quote(item.alternative)})\n${item.disclaimer ? `#text(size: 7.5pt, fill: rgb("#56616f"), ${quote(item.disclaimer)})` : ''}]\n`;
    }
  }
}

/** The source that Typst sets; text is passed as quoted strings only, so nothing in it can be markup. */
export function typstSource(model: DocumentModel): { source: string; inputs: Record<string, string> } {
  const pictures: string[] = [];
  const body = model.blocks.map((item) => block(item, pictures)).join('\n');
  const rtl = directionOf(model.locale) === 'rtl';
  const { organization, body: forWhom, symbol, distribution, date, original } = model.masthead;
  const [left, ...right] = [...(forWhom === undefined ? [] : [forWhom]), distribution, date, original];
  const edge = right.map((line) => `#text(${quote(line)})`).join(' \\ ');
  const page = 'counter(page).display("1/1", both: true)';
  // The masthead is on the first page; from the second on the symbol stands over the text.
  const header = `context if counter(page).get().first() > 1 [#set text(size: 8pt)\n#text(dir: ltr, ${quote(symbol)})#v(-6pt)#line(length: 100%, stroke: 0.5pt)]`;
  const source = `#set document(title: ${quote(model.title)}, author: "OpenMARA", description: ${quote(model.subtitle)}, keywords: (${quote(symbol)},), date: none)
#set page(paper: "a4", margin: (x: 25mm, top: 24mm, bottom: 22mm), header: ${header}, footer: context [#set text(size: 8pt)\n#grid(columns: (1fr, auto), text(${quote(model.marking ?? symbol)}), ${page})])
#set text(font: (${rtl ? '"Noto Naskh Arabic", "Noto Serif"' : '"Noto Serif", "Noto Naskh Arabic"'}), size: 10.5pt, lang: ${quote(model.locale)}, dir: ${directionOf(model.locale)}, fill: rgb("#16202c"))
#set par(leading: 0.68em, spacing: 0.9em)
#grid(columns: (1fr, auto), align: bottom, text(size: 13pt, weight: 600, ${quote(organization)}), text(size: 13pt, dir: ltr, ${quote(symbol)}))
#v(-4pt)#line(length: 100%, stroke: 1.2pt)#v(-4pt)
#grid(columns: (1.6fr, 1fr), column-gutter: 12pt, text(size: 9.5pt, weight: 600, ${quote(left)}), align(end, text(size: 8.5pt)[${edge}]))
${model.marking ? `#block(stroke: 0.8pt, inset: 5pt, width: 100%, text(weight: 600, size: 9pt, ${quote(model.marking)}))` : ''}
#v(4pt)
#text(size: 15pt, weight: 600, ${quote(model.title)})

#text(size: 11pt, ${quote(model.subtitle)})
${body}`;
  return { source, inputs: Object.fromEntries(pictures.map((svg, i) => [`picture${i}`, svg])) };
}

/** The bytes of the PDF: the same model gives the same bytes. Throws what Typst says of a source it cannot set. */
export function renderPdf(model: DocumentModel): Uint8Array {
  const { source, inputs } = typstSource(model);
  return typst().pdf({ mainFileContent: source, inputs });
}
