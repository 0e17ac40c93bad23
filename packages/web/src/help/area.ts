import { defineArea } from '../frame/area.ts';

export const help = defineArea({
  name: 'help',
  pages: [
    {
      path: 'glossary',
      label: 'glossary.title',
      needs: 'know_missions',
      load: async () => (await import('./GlossaryPage.tsx')).GlossaryPage,
    },
  ],
  actions: [{ label: 'glossary.title', needs: 'know_missions', path: 'glossary' }],
});
