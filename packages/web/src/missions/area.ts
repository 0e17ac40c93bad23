import { defineArea } from '../frame/area.ts';

export const missions = defineArea({
  name: 'missions',
  pages: [
    {
      path: 'work',
      label: 'nav.work',
      needs: 'have_work',
      place: 5,
      load: async () => (await import('./WorkPage.tsx')).WorkPage,
    },
    {
      path: 'home',
      label: 'nav.home',
      needs: 'read_releases',
      place: 10,
      load: async () => (await import('./HomePage.tsx')).HomePage,
    },
    {
      path: 'missions',
      label: 'nav.missions',
      needs: 'manage_missions',
      place: 96,
      load: async () => (await import('./MissionsPage.tsx')).MissionsPage,
    },
  ],
});
