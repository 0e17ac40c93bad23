import { createElement, type ReactNode } from 'react';

/** What our own drawings are made of; anything else in a picture is left out. */
const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'defs',
  'g',
  'path',
  'rect',
  'line',
  'polyline',
  'circle',
  'text',
  'pattern',
  'clipPath',
]);
/** Nothing that leads or loads: a fill may only name what the drawing itself defines. */
const isPlain = ({ name, value }: Attr): boolean =>
  !/^(on|href|xlink|style|xmlns)/i.test(name) && (!/url\(/i.test(value) || /^url\(#[\w-]+\)$/.test(value));

function drawn(element: Element, key: number, said: object = {}): ReactNode {
  if (!ELEMENTS.has(element.tagName)) return null;
  const attributes = Object.fromEntries(
    [...element.attributes].filter(isPlain).map(({ name, value }) => [name, value]),
  );
  const inside = [...element.childNodes].map((child, at) =>
    child instanceof Element
      ? drawn(child, at)
      : child.nodeType === Node.TEXT_NODE
        ? child.textContent
        : null,
  );
  return createElement(element.tagName, { key, ...attributes, ...said }, ...inside);
}

/**
 * A picture of a document, as it stands in the PDF: the same drawing, on the page itself so that it has the page's
 * letters and, on dark ground, the page's colours.
 */
export function Picture({ svg, alternative }: { svg: string; alternative: string }): ReactNode {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return <div className="picture">{drawn(root, 0, { role: 'img', 'aria-label': alternative })}</div>;
}
