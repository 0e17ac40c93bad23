import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { may } from '@openmara/core/access/rules';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { ask, command } from '../frame/api.ts';
import { AREAS, LanguageChoice } from '../frame/Frame.tsx';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

const value = (form: FormData, name: string): string => String(form.get(name) ?? '');

export function SignInPage(): ReactNode {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const setUp = useQuery({ queryKey: ['set-up'], queryFn: () => ask('access.is-set-up', {}) });
  const enter = async (): Promise<void> => {
    const me = await ask('access.who-am-i', {});
    const missions = await ask('mission.list', {});
    const first =
      me.assignments.find((a) => a.mission !== null)?.mission ??
      missions.items.find((m) => m.code === 'UNMISS')?.code ??
      missions.items[0]?.code;
    const roles = me.assignments.map((a) => a.role);
    const area = AREAS.find((candidate) => roles.some((role) => may(role, candidate.needs)));
    client.clear();
    await navigate({ to: first && area ? `/m/${first}/${area.path}` : '/account' });
  };
  useEffect(() => {
    void enter().catch(() => undefined);
  }, []);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      if (setUp.data?.setUp === false)
        await command('access.set-up', {
          email: value(form, 'email'),
          name: value(form, 'name'),
          password: value(form, 'password'),
        });
      await command('access.sign-in', { email: value(form, 'email'), password: value(form, 'password') });
      await enter();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const first = setUp.data?.setUp === false;
  return (
    <main className="door">
      <div className="door-top">
        <strong className="brand">OpenMARA</strong>
        <LanguageChoice />
      </div>
      <h1>{first ? t('setup.title') : t('signin.title')}</h1>
      <p className="context">{first ? t('setup.context') : t('signin.context')}</p>
      <form onSubmit={(event) => void submit(event)}>
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
        <ProblemNote error={problem} />
        <button type="submit" disabled={busy}>
          {busy ? t('working') : first ? t('setup.create') : t('signin.enter')}
        </button>
      </form>
    </main>
  );
}
export const LeavePage = (): ReactNode => (
  <main className="door">
    <h1>{t('left.title')}</h1>
    <p className="context">{t('left.context')}</p>
    <a href="/">{t('signin.title')}</a>
  </main>
);

export function AccountPage(): ReactNode {
  const me = useQuery({ queryKey: ['me'], queryFn: () => ask('access.who-am-i', {}) });
  return (
    <main className="door">
      <div className="door-top">
        <strong className="brand">OpenMARA</strong>
        <LanguageChoice />
      </div>
      <h1>{me.data?.name ?? '…'}</h1>
      <p className="context">{t('account.nothing')}</p>
      <p>{me.data?.assignments.map((a) => a.role.replaceAll('_', ' ')).join(', ')}</p>
      <a href="/leave">{t('leave')}</a>
    </main>
  );
}
