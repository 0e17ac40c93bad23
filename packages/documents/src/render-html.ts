/** HTML from the same model: one file, style and pictures inside, no script. */
import { directionOf } from '@openmara/core/language/languages';
import type { Block, DocumentModel } from './model.ts';

const escapeXml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );
/** "Table 1" over what it shows. */
const caption = ({ label, caption: text }: { label?: string; caption: string }): string =>
  `<figcaption>${label === undefined ? '' : `<span>${escapeXml(label)}</span>`}${escapeXml(text)}</figcaption>`;
/** @param note keeps a footnote and gives its number */
const block = (item: Block, note: (text: string) => number): string => {
  switch (item.kind) {
    case 'heading':
      return `<h2>${escapeXml(item.text)}</h2>`;
    case 'paragraph':
      return `<p class="numbered"><span>${item.number}.</span> ${escapeXml(item.text)}${item.footnote === undefined ? '' : mark(note(item.footnote))}</p>`;
    case 'note':
      return `<p class="note">${escapeXml(item.text)}</p>`;
    case 'table':
      return `<figure>${caption(item)}<table><thead><tr>${item.head.map((h) => `<th scope="col">${escapeXml(h)}</th>`).join('')}</tr></thead><tbody>${item.body.map((row) => `<tr>${row.map((c, i) => (i === 0 ? `<th scope="row">${escapeXml(c)}</th>` : `<td>${escapeXml(c)}</td>`)).join('')}</tr>`).join('')}</tbody></table><p class="note">${escapeXml(item.note)}</p></figure>`;
    case 'picture':
      return `<figure>${caption(item)}<div role="img" aria-label="${escapeXml(item.alternative)}">${item.svg}</div>${item.disclaimer ? `<p class="note">${escapeXml(item.disclaimer)}</p>` : ''}</figure>`;
  }
};
const mark = (n: number): string => `<sup><a id="to${n}" href="#note${n}" role="doc-noteref">${n}</a></sup>`;
/** Footnotes at the end, because a page of the screen has no foot. */
const footnotes = (texts: readonly string[]): string =>
  texts.length === 0
    ? ''
    : `<ol class="note">${texts.map((text, i) => `<li id="note${i + 1}" role="doc-footnote">${escapeXml(text)} <a href="#to${i + 1}" role="doc-backlink">↑</a></li>`).join('')}</ol>`;
const STYLE = `body{font:16px/24px "Noto Serif",Georgia,serif;color:#16202c;max-width:46rem;margin:2rem auto;padding:0 1rem}header{border-block-end:2px solid #16202c;margin-block-end:1.5rem}.mast{display:flex;justify-content:space-between;gap:1rem}.marking{font-weight:600;border:1px solid #16202c;padding:.25rem .5rem}h1{font-size:1.5rem;line-height:1.25;margin:.75rem 0 .25rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}.numbered span{display:inline-block;min-width:2.2rem}table{border-collapse:collapse;width:100%;font-size:.85rem;font-variant-numeric:tabular-nums}th,td{border-block-end:1px solid #d9dee5;padding:.25rem .4rem;text-align:end}th:first-child{text-align:start;font-weight:400}thead th{font-weight:600;border-block-end:1px solid #16202c}tbody tr:last-child>*{font-weight:600;border-block-start:1px solid #16202c}figure{margin:1rem 0}figcaption{font-weight:600;margin-block-end:.25rem}figcaption span{display:block;font-weight:400}ol.note{border-block-start:1px solid #16202c;padding:.5rem 1.2rem;margin-block-start:2rem}.note{font-size:.8rem;line-height:1.3;color:#56616f}svg{max-width:100%;height:auto}`;

/** A whole page; every text of the model is escaped, the pictures are our own SVG. */
export function renderHtml(model: DocumentModel): string {
  const { organization, body, symbol, distribution, date, original } = model.masthead;
  const kept: string[] = [];
  const blocks = model.blocks.map((item) => block(item, (text) => kept.push(text))).join('');
  const [left, ...right] = [...(body === undefined ? [] : [body]), distribution, date, original].map(
    escapeXml,
  );
  return `<!doctype html><html lang="${model.locale}" dir="${directionOf(model.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(model.title)}</title><style>${STYLE}</style></head><body><header><div class="mast"><strong>${escapeXml(organization)}</strong><span dir="ltr">${escapeXml(symbol)}</span></div><div class="mast note"><span>${left}</span><span>${right.join('<br>')}</span></div>${model.marking ? `<p class="marking">${escapeXml(model.marking)}</p>` : ''}<h1>${escapeXml(model.title)}</h1><p>${escapeXml(model.subtitle)}</p></header>${blocks}${footnotes(kept)}</body></html>`;
}
