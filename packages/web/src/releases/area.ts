import { defineArea } from '../frame/area.ts';

export const releases = defineArea({
  name: 'releases',
  pages: [
    {
      path: 'figures',
      label: 'nav.figures',
      needs: 'read_releases',
      place: 45,
      load: async () => (await import('./ReleasesPage.tsx')).ReleasesPage,
    },
  ],
  actions: [{ label: 'releases.make', needs: 'make_release', path: 'figures' }],
});
