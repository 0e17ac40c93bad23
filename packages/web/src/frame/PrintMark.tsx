import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMe, useMission } from './here.ts';
import { locale, moment, t } from './language.ts';
import { useMissions } from './Side.tsx';

/** Stands on paper only, above the page: what it is of, how it is to be held, and who printed it when. */
export function PrintMark(): ReactNode {
  const mission = useMission();
  const me = useMe().data;
  const current = useMissions().find((item) => item.code === mission);
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    // The sheet is drawn right after the event.
    const printing = (): void => flushSync(() => setAt(new Date().toISOString()));
    window.addEventListener('beforeprint', printing);
    return () => window.removeEventListener('beforeprint', printing);
  }, []);
  return (
    <div className="print-mark">
      <strong>{t('print.confidential')}</strong>
      <span>{current?.names[locale()] ?? mission}</span>
      {current?.synthetic ? <span>{t('synthetic')}</span> : null}
      <span>{t('print.by', { name: me?.name ?? '', time: moment(at) })}</span>
    </div>
  );
}
