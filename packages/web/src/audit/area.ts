import { defineArea } from '../frame/area.ts';

export const audit = defineArea({
  name: 'audit',
  pages: [
    {
      path: 'audit',
      label: 'nav.audit',
      needs: 'read_audit',
      place: 97,
      load: async () => (await import('./AuditPage.tsx')).AuditPage,
    },
  ],
});
