import { defineArea } from '../frame/area.ts';

export const missions = defineArea({
  name: 'missions',
  pages: [
    {
      path: 'home',
      label: 'nav.home',
      needs: 'read_releases',
      place: 10,
      load: async () => (await import('./HomePage.tsx')).HomePage,
    },
  ],
});
