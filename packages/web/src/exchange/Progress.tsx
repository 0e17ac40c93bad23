import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, t } from '../frame/language.ts';
import { paceOf } from './pace.ts';

/** Seconds from which on minutes are said. */
const MINUTES = 90;
const span = (seconds: number): string =>
  seconds < MINUTES
    ? t('import.progress.seconds', { n: count(seconds) })
    : t('import.progress.minutes', { n: count(Math.ceil(seconds / 60)) });

/** How far a running import is: rows, rows a second, and the time left. */
export function Progress({
  of,
}: {
  of: NonNullable<Answer<'import.list'>['items'][number]['progress']>;
}): ReactNode {
  const pace = paceOf(of);
  const rows = count(of.rows);
  return (
    <div className="progress">
      <progress max={of.total} value={of.read} aria-label={t('import.progress.read', { rows })} />
      <small>
        {pace === null
          ? t('import.progress.read', { rows })
          : pace.left === null
            ? t('import.progress.writing', { rows })
            : t('import.progress', { rows, rate: count(pace.rate), left: span(pace.left) })}
      </small>
    </div>
  );
}
