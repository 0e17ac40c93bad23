import { defineArea } from '../frame/area.ts';

export const records = defineArea({
  name: 'records',
  pages: [
    {
      path: 'drafts',
      label: 'nav.drafts',
      needs: 'know_missions',
      place: 90,
      load: async () => (await import('./DraftsPage.tsx')).DraftsPage,
    },
  ],
  waits: [{ what: 'drafts', label: 'drafts.waiting', path: 'drafts' }],
});
