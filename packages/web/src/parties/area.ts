import { defineArea } from '../frame/area.ts';

export const parties = defineArea({
  name: 'parties',
  pages: [
    {
      path: 'parties',
      label: 'nav.parties',
      needs: 'read_reference',
      place: 70,
      load: async () => (await import('./PartiesPage.tsx')).PartiesPage,
    },
  ],
});
