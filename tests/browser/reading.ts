/** What a page says to whoever reads it: its texts as they are drawn, with what stands apart in them taken out. */
import type { Page } from 'playwright-core';

export interface Said {
  /** What is drawn or read out, as a whole. */
  readonly text: string;
  /** The same without what has a direction of its own. */
  readonly ours: string;
  /** What has one, piece by piece. */
  readonly apart: readonly string[];
  readonly where: string;
  /** Whether somebody wrote it, in whatever language. */
  readonly written: boolean;
}
/**
 * Runs in the page: each text of an element that is drawn, and each name that is read out. What stands in an element with
 * a direction or a language of its own, or between the marks that isolate, is apart.
 */
const COLLECT = `(() => {
  const ISOLATED = /[\\u2066-\\u2068]([^\\u2066-\\u2069]*)\\u2069/;
  const said = [];
  const where = (element) => {
    const path = [];
    for (let one = element; one && one !== document.body && path.length < 4; one = one.parentElement)
      path.unshift(one.localName + (typeof one.className === 'string' && one.className ? '.' + one.className.split(' ')[0] : ''));
    return path.join(' > ');
  };
  const add = (text, element, isApart, around) => {
    let ours = text;
    const apart = [];
    for (let found = ISOLATED.exec(ours); found; found = ISOLATED.exec(ours)) {
      apart.push(found[1]);
      ours = ours.replace(ISOLATED, '\\ufffc');
    }
    const written = Boolean(element.closest('[lang=""], .told, [dir=auto], textarea' + around));
    said.push({ text, ours: isApart ? '' : ours, apart: isApart ? [ours, ...apart] : apart, where: where(element), written });
  };
  const isDrawn = (element) => element.checkVisibility() || Boolean(element.closest('option'));
  const isApart = (element) => Boolean(element.closest('bdi, body [dir], body [lang], textarea'));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, noscript, template') || !isDrawn(element)) continue;
    add(node.data, element, isApart(element), '');
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name);
      if (text && isDrawn(element)) add(text, element, false, ', tr:has(th > [lang=""])');
    }
  return said;
})()`;

/** Everything that the open page says; what is folded away in it is opened first. */
export async function readPage(page: Page): Promise<readonly Said[]> {
  await page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true");
  await page.waitForSelector('[aria-busy]', { state: 'detached' });
  return (await page.evaluate(COLLECT)) as Said[];
}
