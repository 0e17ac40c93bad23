import { defineArea } from '../frame/area.ts';

export const documents = defineArea({
  name: 'documents',
  pages: [
    {
      path: 'documents',
      label: 'nav.documents',
      needs: 'read_documents',
      place: 60,
      load: async () => (await import('./DocumentsPage.tsx')).DocumentsPage,
    },
    {
      path: 'documents/$id',
      label: 'documents.title',
      needs: 'read_documents',
      load: async () => (await import('./DocumentPage.tsx')).DocumentPage,
    },
  ],
  waits: [{ what: 'documents_to_clear', label: 'documents.waiting', path: 'documents' }],
  actions: [{ label: 'documents.compose', needs: 'compose_document', path: 'documents' }],
});
