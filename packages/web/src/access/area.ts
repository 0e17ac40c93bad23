import { defineArea } from '../frame/area.ts';

export const access = defineArea({
  name: 'access',
  pages: [
    {
      path: 'people',
      label: 'nav.people',
      needs: 'list_roles',
      place: 95,
      load: async () => (await import('./PeoplePage.tsx')).PeoplePage,
    },
  ],
  actions: [{ label: 'people.give', needs: 'list_roles', path: 'people' }],
  outside: [
    {
      path: '/',
      label: 'signin.title',
      load: async () => (await import('./SignInPage.tsx')).SignInPage,
    },
    {
      path: '/invitation',
      label: 'invitation.title',
      load: async () => (await import('./InvitationPage.tsx')).InvitationPage,
    },
    {
      path: '/leave',
      label: 'left.title',
      load: async () => (await import('./LeavePage.tsx')).LeavePage,
    },
    {
      path: '/account',
      label: 'account.title',
      load: async () => (await import('./AccountPage.tsx')).AccountPage,
    },
  ],
});
