/** The shapes of a document, loaded when first needed: start-up does not wait for typesetting. */
import type { DocumentModel } from '@openmara/documents/model';

export const DOCUMENT_FORMATS = ['pdf', 'docx', 'html', 'json'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
export async function renderDocument(
  model: DocumentModel,
  format: DocumentFormat,
): Promise<{ bytes: Uint8Array; type: string }> {
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
