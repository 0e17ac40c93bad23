import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { useMe } from '../frame/here.ts';
import { listed, t, word } from '../frame/language.ts';
import { Help } from '../frame/Help.tsx';
import { DoorTop } from './DoorTop.tsx';
import { ROLE } from './words.ts';

/** For those whose roles open no page of a mission. */
export function AccountPage(): ReactNode {
  const me = useMe();
  return (
    <main className="door">
      <DoorTop />
      <div className="title">
        <h1>
          <Apart>{me.data?.name ?? '…'}</Apart>
        </h1>
        <Help />
      </div>
      <p className="context">{t('account.nothing')}</p>
      <p>{listed(me.data?.assignments.map((a) => word(ROLE, a.role)) ?? [])}</p>
      <a href="/leave">{t('leave')}</a>
    </main>
  );
}
