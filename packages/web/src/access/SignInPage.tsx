import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { ask, command, whoAmI } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { firstPageFor } from '../frame/offer.ts';
import { formText } from '../frame/form-text.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { Help } from '../frame/Help.tsx';
import { DoorTop } from './DoorTop.tsx';
import { SetUpForm } from './SetUpForm.tsx';

/** Only an address of one's own missions is gone back to: nobody is led elsewhere by what stands in a link. */
const within = (address: string | undefined): address is string =>
  /^\/m\/[A-Za-z0-9-]+\//.test(address ?? '');

/** Leads whoever is signed in to where she was, or to her first page. */
function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { back } = useSearch({ from: '/' });
  return async () => {
    const [me, missions] = await Promise.all([whoAmI(), ask('mission.list', {})]);
    client.clear();
    client.setQueryData(['me'], me);
    client.setQueryData(['missions'], missions);
    if (within(back)) {
      router.history.replace(back);
      return;
    }
    const first = firstPageFor(
      me.assignments,
      missions.items.map((mission) => mission.code),
    );
    if (first) await navigate({ to: `/m/$mission/${first.page.path}`, params: { mission: first.mission } });
    else await navigate({ to: '/account' });
  };
}

function Fields(): ReactNode {
  return (
    <>
      <label>
        {t('field.email')}
        <input name="email" type="email" required autoComplete="username" />
      </label>
      <label>
        {t('field.password')}
        <input name="password" type="password" required autoComplete="current-password" />
      </label>
    </>
  );
}

/** Signing in; an empty installation is set up first. */
export function SignInPage(): ReactNode {
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const isSetUp = useQuery({ queryKey: ['set-up'], queryFn: () => ask('access.is-set-up', {}) });
  const enter = useEnter();
  useEffect(() => {
    void enter().catch(() => undefined);
  }, []);
  const first = isSetUp.data?.setUp === false;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const account = { email: formText(form, 'email'), password: formText(form, 'password') };
    setBusy(true);
    setProblem(null);
    try {
      await command('access.sign-in', account);
      await enter();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (first) return <SetUpForm onDone={() => void isSetUp.refetch()} />;
  return (
    <main className="door">
      <DoorTop />
      <div className="title">
        <h1>{t('signin.title')}</h1>
        <Help />
      </div>
      <p className="context">{t('signin.context')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <Fields />
        <ProblemNote error={problem} />
        <button type="submit" disabled={busy}>
          {busy ? t('working') : t('signin.enter')}
        </button>
      </form>
    </main>
  );
}
