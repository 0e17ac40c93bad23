/** The shapes of a document, loaded when first needed: start-up does not wait for typesetting. */
import type { DocumentModel } from '@openmara/documents/model';

export const DOCUMENT_FORMATS = ['pdf', 'docx', 'html', 'json'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
/** Text that came before it was refused at the door: XML cannot hold it, so a sign stands where it was. */
function writable<T>(value: T): T;
function writable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replace(UNWRITABLE, '\ufffd');
  if (Array.isArray(value)) return value.map((item: unknown) => writable(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, writable<unknown>(inside)]));
}

/** @param kept the model as it was composed; JSON gives it back unchanged */
export async function renderDocument(
  kept: DocumentModel,
  format: DocumentFormat,
): Promise<{ bytes: Uint8Array; type: string }> {
  const model = format === 'json' ? kept : writable(kept);
  switch (format) {
    case 'pdf':
      return {
        bytes: (await import('@openmara/documents/render-pdf')).renderPdf(model),
        type: 'application/pdf',
      };
    case 'docx':
      return {
        bytes: await (await import('@openmara/documents/render-docx')).renderDocx(model),
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      };
    case 'html':
      return {
        bytes: Buffer.from((await import('@openmara/documents/render-html')).renderHtml(model)),
        type: 'text/html; charset=utf-8',
      };
    case 'json':
      return { bytes: Buffer.from(JSON.stringify(model, null, 2)), type: 'application/json' };
  }
}
