/** Who holds which role in the mission; giving, ending, inviting again, and accounts for who makes them. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ask } from '../frame/api.ts';
import { useMay, useMe, useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { AccountTable } from './AccountTable.tsx';
import { GiveRole } from './GiveRole.tsx';
import { NewAccount } from './NewAccount.tsx';
import { RoleRow } from './RoleRow.tsx';
import './look.css';

function Roles({ mission }: { mission: string }): ReactNode {
  const [ended, setEnded] = useState(false);
  const me = useMe();
  const roles = useQuery({
    queryKey: ['roles', mission, ended],
    queryFn: () => ask('access.list-roles', { mission, ended }),
  });
  if (roles.isError) return <ProblemNote error={roles.error} />;
  if (!roles.data) return <Skeleton rows={6} />;
  return (
    <>
      <label className="check">
        <input type="checkbox" checked={ended} onChange={() => setEnded(!ended)} />
        {t('people.ended')}
      </label>
      {roles.data.items.length === 0 ? (
        <Empty title={t('people.none')}>{t('people.none.how')}</Empty>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('field.name')}</th>
              <th scope="col">{t('people.role')}</th>
              <th scope="col">{t('people.for')}</th>
              <th scope="col">{t('people.when')}</th>
              <th scope="col">{t('people.act')}</th>
            </tr>
          </thead>
          <tbody>
            {roles.data.items.map((held) => (
              <RoleRow key={held.id} held={held} own={held.email === me.data?.email} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

export function PeoplePage(): ReactNode {
  const mission = useMission();
  const may = useMay();
  return (
    <>
      <Heading title={t('nav.people')} context={t('people.context')} />
      <section aria-labelledby="roles">
        <h2 id="roles">{t('people.roles')}</h2>
        <Roles mission={mission} />
      </section>
      <section aria-labelledby="give">
        <h2 id="give">{t('people.give')}</h2>
        <p className="context">{t('people.give.how')}</p>
        <GiveRole mission={mission} />
      </section>
      {may('manage_accounts') ? (
        <section aria-labelledby="accounts">
          <h2 id="accounts">{t('people.accounts')}</h2>
          <NewAccount />
          <AccountTable />
        </section>
      ) : null}
    </>
  );
}
