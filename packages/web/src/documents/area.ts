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
  ],
  actions: [{ label: 'documents.compose', needs: 'compose_document', path: 'documents' }],
});
