import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, ask, command } from '../frame/api.ts';
import { useMe } from '../frame/here.ts';
import { listed, t, word } from '../frame/language.ts';
import { ProblemNote, Skeleton } from '../frame/parts.tsx';
import { ROLE } from './words.ts';

type Account = Answer<'access.list-accounts'>['items'][number];

/** Asked twice, because nobody opens a closed account again. */
function CloseAccount({ account }: { account: Account }): ReactNode {
  const [sure, setSure] = useState(false);
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: () => command('access.close-account', { id: account.id }),
    onSuccess: () => client.invalidateQueries(),
  });
  if (!sure)
    return (
      <button type="button" className="quiet-button" onClick={() => setSure(true)}>
        {t('people.close')}
      </button>
    );
  return (
    <div role="group" aria-label={t('people.close')}>
      <p>{t('people.close.sure', { name: account.name })}</p>
      <button type="button" disabled={close.isPending} onClick={() => close.mutate()}>
        {t('people.close')}
      </button>{' '}
      <button type="button" className="quiet-button" onClick={() => setSure(false)}>
        {t('people.leave-it')}
      </button>
      <ProblemNote error={close.error} />
    </div>
  );
}

/** Each role once, with the missions in which it is held. */
function Roles({ roles }: { roles: Account['roles'] }): ReactNode {
  const byRole = new Map<Account['roles'][number]['role'], string[]>();
  for (const { role, mission } of roles)
    byRole.set(role, [...(byRole.get(role) ?? []), ...(mission === null ? [] : [mission])]);
  return [...byRole].map(([role, missions]) => (
    <div key={role}>
      {word(ROLE, role)}
      {missions.length > 0 ? <small> · {listed(missions)}</small> : null}
    </div>
  ));
}

/** All accounts of the installation, for who makes them. */
export function AccountTable(): ReactNode {
  const me = useMe();
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => ask('access.list-accounts', {}) });
  if (accounts.isError) return <ProblemNote error={accounts.error} />;
  if (!accounts.data) return <Skeleton rows={6} />;
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('field.name')}</th>
          <th scope="col">{t('people.roles')}</th>
          <th scope="col">{t('people.act')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.data.items.map((account) => (
          <tr key={account.id} className={account.disabled ? 'over' : undefined}>
            <th scope="row">
              <Apart>{account.name}</Apart>
              <br />
              <small dir="ltr">{account.email}</small>
            </th>
            <td data-label={t('people.roles')}>
              <Roles roles={account.roles} />
            </td>
            <td data-label={t('people.act')}>
              {account.disabled ? t('people.closed') : null}
              {account.disabled || account.email === me.data?.email ? null : (
                <CloseAccount account={account} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
