import { defineArea } from '../frame/area.ts';

export const analysis = defineArea({
  name: 'analysis',
  pages: [
    {
      path: 'tables',
      label: 'nav.tables',
      needs: 'count_records',
      place: 50,
      load: async () => (await import('./TablesPage.tsx')).TablesPage,
    },
    {
      path: 'sources',
      label: 'nav.sources',
      needs: 'know_missions',
      place: 80,
      load: async () => (await import('./SourcesPage.tsx')).SourcesPage,
    },
  ],
});
