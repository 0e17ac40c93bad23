import type { ReactNode } from 'react';
import { useMe } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import { DoorTop } from './DoorTop.tsx';
import { ROLE } from './words.ts';

/** For those whose roles open no page of a mission. */
export function AccountPage(): ReactNode {
  const me = useMe();
  return (
    <main className="door">
      <DoorTop />
      <h1>{me.data?.name ?? '…'}</h1>
      <p className="context">{t('account.nothing')}</p>
      <p>{me.data?.assignments.map((a) => word(ROLE, a.role)).join(', ')}</p>
      <a href="/leave">{t('leave')}</a>
    </main>
  );
}
