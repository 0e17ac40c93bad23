/** Documents composed from the register, and their clearance. */
import { defineArea } from '../area.ts';
import { clearDocument } from './clear-document.ts';
import { compareDocument } from './compare-document.ts';
import { documentFile } from './document-file.ts';
import { getDocument } from './get-document.ts';
import { DOCUMENT_KINDS } from './kinds.ts';
import { listDocuments } from './list-documents.ts';
import { composeQuarterly } from './quarterly/compose-quarterly.ts';
import { waitingDocuments } from './waiting-documents.ts';

export const documents = defineArea({
  name: 'documents',
  operations: [composeQuarterly, listDocuments, getDocument, documentFile, compareDocument, clearDocument],
  documents: DOCUMENT_KINDS,
  waits: waitingDocuments,
});
