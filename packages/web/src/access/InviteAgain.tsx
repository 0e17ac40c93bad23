import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { moment, t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { invitationAddress, ShownOnce } from './ShownOnce.tsx';

/** A new address by which the owner of an account sets the password; the one before ends. */
export function InviteAgain({ email }: { email: string }): ReactNode {
  const invite = useMutation({ mutationFn: () => command('access.invite-again', { email }) });
  if (invite.data)
    return (
      <ShownOnce
        label={t('people.invitation')}
        help={t('people.invitation.how', { moment: moment(invite.data.invitation.expiresAt) })}
        value={invitationAddress(invite.data.invitation.token)}
      />
    );
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        disabled={invite.isPending}
        onClick={() => invite.mutate()}
      >
        {t('people.invite')}
      </button>
      <ProblemNote error={invite.error} />
    </>
  );
}
