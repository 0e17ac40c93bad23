import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { ask, command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { firstPageFor } from '../frame/offer.ts';
import { formText } from '../frame/form-text.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { DoorTop } from './DoorTop.tsx';

/** Leads whoever is signed in to her first page. */
function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const [me, missions] = await Promise.all([ask('access.who-am-i', {}), ask('mission.list', {})]);
    client.clear();
    client.setQueryData(['me'], me);
    client.setQueryData(['missions'], missions);
    const first = firstPageFor(
      me.assignments,
      missions.items.map((mission) => mission.code),
    );
    if (first) await navigate({ to: `/m/$mission/${first.page.path}`, params: { mission: first.mission } });
    else await navigate({ to: '/account' });
  };
}

function Fields({ first }: { first: boolean }): ReactNode {
  return (
    <>
      {first ? (
        <label>
          {t('field.name')}
          <input name="name" required autoComplete="name" />
        </label>
      ) : null}
      <label>
        {t('field.email')}
        <input name="email" type="email" required autoComplete="username" />
      </label>
      <label>
        {t('field.password')}
        <input
          name="password"
          type="password"
          required
          minLength={first ? 12 : 1}
          autoComplete={first ? 'new-password' : 'current-password'}
        />
        {first ? <small>{t('setup.password')}</small> : null}
      </label>
    </>
  );
}

/** Signing in; on an empty installation the same form makes the first administrator. */
export function SignInPage(): ReactNode {
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const setUp = useQuery({ queryKey: ['set-up'], queryFn: () => ask('access.is-set-up', {}) });
  const enter = useEnter();
  useEffect(() => {
    void enter().catch(() => undefined);
  }, []);
  const first = setUp.data?.setUp === false;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const account = { email: formText(form, 'email'), password: formText(form, 'password') };
    setBusy(true);
    setProblem(null);
    try {
      if (first) await command('access.set-up', { ...account, name: formText(form, 'name') });
      await command('access.sign-in', account);
      await enter();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const action = first ? t('setup.create') : t('signin.enter');
  return (
    <main className="door">
      <DoorTop />
      <h1>{first ? t('setup.title') : t('signin.title')}</h1>
      <p className="context">{first ? t('setup.context') : t('signin.context')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <Fields first={first} />
        <ProblemNote error={problem} />
        <button type="submit" disabled={busy}>
          {busy ? t('working') : action}
        </button>
      </form>
    </main>
  );
}
