import { type ReactNode, useState } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { Help } from '../frame/Help.tsx';
import { DoorTop } from './DoorTop.tsx';
import { Field } from './Field.tsx';
import { useSubmitting } from './submitting.ts';

/** Who was invited sets the password: nobody else knows it. */
export function InvitationPage(): ReactNode {
  const [email, setEmail] = useState<string | null>(null);
  const [differ, setDiffer] = useState(false);
  const { busy, problem, submit } = useSubmitting(async (form) => {
    const password = formText(form, 'password');
    const same = password === formText(form, 'again');
    setDiffer(!same);
    if (!same) return;
    const accepted = await command('access.accept-invitation', { token: location.hash.slice(1), password });
    history.replaceState(null, '', location.pathname);
    setEmail(accepted.email);
  });
  return (
    <main className="door">
      <DoorTop />
      <div className="title">
        <h1>{t('invitation.title')}</h1>
        <Help />
      </div>
      {email ? (
        <>
          <p role="status">{t('invitation.done', { email })}</p>
          <a href="/">{t('signin.title')}</a>
        </>
      ) : (
        <form onSubmit={submit}>
          <p className="context">{t('invitation.context')}</p>
          <Field
            label={t('field.password')}
            help={t('setup.password')}
            name="password"
            type="password"
            minLength={12}
            autoComplete="new-password"
          />
          <Field
            label={t('invitation.again')}
            name="again"
            type="password"
            minLength={12}
            autoComplete="new-password"
          />
          {differ ? (
            <p className="problem" role="alert">
              {t('invitation.differ')}
            </p>
          ) : null}
          <ProblemNote error={problem} />
          <button type="submit" disabled={busy}>
            {busy ? t('working') : t('invitation.set')}
          </button>
        </form>
      )}
    </main>
  );
}
