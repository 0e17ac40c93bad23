import type { ReactNode } from 'react';
import { count, t } from '../frame/language.ts';

/** Incidents by month as bars; a withheld month is a low dashed bar, which says nothing of its size. */
export function Months({
  months,
}: {
  months: ReadonlyArray<{ month: string; incidents: number | null }>;
}): ReactNode {
  const most = Math.max(1, ...months.map((m) => m.incidents ?? 0));
  return (
    <figure className="months">
      <figcaption>{t('home.months')}</figcaption>
      <svg
        viewBox={`0 0 ${months.length * 40} 110`}
        role="img"
        aria-label={months.map((m) => `${m.month}: ${m.incidents ?? t('withheld')}`).join('; ')}
      >
        {months.map((m, i) => {
          const height = ((m.incidents ?? 0) / most) * 76;
          return (
            <g key={m.month}>
              <rect
                className={m.incidents === null ? 'withheld' : 'bar'}
                x={i * 40 + 6}
                y={90 - (m.incidents === null ? 8 : height)}
                width={28}
                height={m.incidents === null ? 8 : height}
              />
              <text x={i * 40 + 20} y={84 - (m.incidents === null ? 8 : height)} textAnchor="middle">
                {count(m.incidents)}
              </text>
              <text className="quiet" x={i * 40 + 20} y={104} textAnchor="middle">
                {m.month.slice(2)}
              </text>
            </g>
          );
        })}
        <line x1="0" x2={months.length * 40} y1="90" y2="90" />
      </svg>
    </figure>
  );
}
