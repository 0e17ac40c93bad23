import { defineArea } from '../frame/area.ts';

export const access = defineArea({
  name: 'access',
  pages: [],
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
