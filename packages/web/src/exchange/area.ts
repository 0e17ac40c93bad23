import { defineArea } from '../frame/area.ts';

export const exchange = defineArea({
  name: 'exchange',
  pages: [
    {
      path: 'import',
      label: 'nav.import',
      needs: 'import_records',
      place: 40,
      load: async () => (await import('./ImportPage.tsx')).ImportPage,
    },
  ],
  waits: [{ what: 'imports_with_refusals', label: 'import.waiting', path: 'import' }],
});
