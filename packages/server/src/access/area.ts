/** Who is who: accounts, roles in missions, sessions. */
import { defineArea } from '../area.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { askReminders } from './ask-reminders.ts';
import { endTour } from './end-tour.ts';
import { closeAccount } from './close-account.ts';
import { createAccount } from './create-account.ts';
import { endRole } from './end-role.ts';
import { grantRole } from './grant-role.ts';
import { inviteAgain } from './invite-again.ts';
import { isSetUp } from './is-set-up.ts';
import { listAccounts } from './list-accounts.ts';
import { listRoles } from './list-roles.ts';
import { readReminders } from './read-reminders.ts';
import { remindPeople } from './remind-people.ts';
import { sendReminder } from './send-reminder.ts';
import { setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { whoAmI } from './who-am-i.ts';

export const access = defineArea({
  name: 'access',
  operations: [
    signIn,
    signOut,
    whoAmI,
    isSetUp,
    setUp,
    createAccount,
    acceptInvitation,
    grantRole,
    inviteAgain,
    listAccounts,
    listRoles,
    endRole,
    closeAccount,
    readReminders,
    askReminders,
    endTour,
    sendReminder,
  ],
  jobs: [remindPeople],
});
