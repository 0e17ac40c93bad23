import { type ReactNode, useSyncExternalStore } from 'react';
import { t } from './language.ts';
import { lineNow, onLine } from './line.ts';

/** Says above the page that the line is cut or slow; it goes by itself when it is well again. */
export function LineNote(): ReactNode {
  const line = useSyncExternalStore(onLine, lineNow);
  return (
    <div role="status" className={line === 'well' ? undefined : 'line-note'}>
      {line === 'cut' ? t('line.cut') : null}
      {line === 'slow' ? t('line.slow') : null}
    </div>
  );
}
