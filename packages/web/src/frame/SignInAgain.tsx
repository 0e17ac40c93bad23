import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { command } from './api.ts';
import { formText } from './form-text.ts';
import { t } from './language.ts';
import { ProblemNote } from './parts.tsx';
import { afterTyping } from './typing.ts';
import { goOn, onSession, type Reader, whoIsWaited } from './session.ts';

/** To the door, for whoever is somebody else: nothing of the page before stays in the browser's memory. */
const toTheDoor = (): void => window.location.assign('/');

/** Her password alone: the account of the page stays the same, and with it what may be seen and sent from it. */
function PasswordForm({ reader }: { reader: Reader }): ReactNode {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setProblem(null);
    try {
      await command('access.sign-in', {
        email: reader.email,
        password: formText(new FormData(form), 'password'),
      });
      goOn();
      // Her roles may have become others meanwhile.
      void client.invalidateQueries({ queryKey: ['me'] });
    } catch (error) {
      setProblem(error);
      setBusy(false);
      form.querySelector<HTMLInputElement>('[name=password]')?.select();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        {t('session.account')}
        <input name="email" type="email" value={reader.email} readOnly dir="ltr" autoComplete="username" />
      </label>
      <label>
        {t('session.password')}
        <input name="password" type="password" required autoComplete="current-password" />
      </label>
      <ProblemNote error={problem} />
      <button type="submit" disabled={busy}>
        {busy ? t('working') : t('session.go-on')}
      </button>
    </form>
  );
}

/**
 * Asks for the password over the page whose session has ended. The page stays as it is beneath, hidden from whoever
 * passes by; Escape and a click beside it do nothing, and the focus goes back to where it was.
 */
export function SignInAgain(): ReactNode {
  const reader = useSyncExternalStore(onSession, whoIsWaited);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!reader) return dialog.current?.close();
    // Not in the middle of a word: the rest of it would stand in the field of the password.
    return afterTyping(() => {
      dialog.current?.showModal();
      // The first field says whose page it is; what is asked for is the second.
      dialog.current?.querySelector<HTMLInputElement>('[name=password]')?.focus();
    });
  }, [reader]);
  return (
    <dialog
      ref={dialog}
      className="sign-in-again door"
      closedby="none"
      aria-labelledby="session-title"
      aria-describedby="session-context"
      onCancel={(event) => event.preventDefault()}
    >
      {reader ? (
        <>
          <h2 id="session-title">{t('session.ended')}</h2>
          <p id="session-context" className="context">
            {t('session.ended.says')}
          </p>
          <PasswordForm reader={reader} />
          <p className="other">
            <button type="button" className="quiet-button" onClick={toTheDoor}>
              {t('session.other')}
            </button>
            <small>{t('session.other.says')}</small>
          </p>
        </>
      ) : null}
    </dialog>
  );
}
