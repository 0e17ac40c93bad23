import { defineArea } from '../frame/area.ts';

export const places = defineArea({
  name: 'places',
  pages: [
    {
      path: 'places',
      label: 'nav.places',
      needs: 'read_reference',
      place: 72,
      load: async () => (await import('./PlacesPage.tsx')).PlacesPage,
    },
  ],
});
