import type { ReactNode } from 'react';
import { count, t } from '../frame/language.ts';

/** Verified incidents by quarter as bars; a withheld quarter is a low dashed bar, which says nothing of its size. */
export function Quarters({
  quarters,
}: {
  quarters: ReadonlyArray<{ quarter: string; incidents: number | null }>;
}): ReactNode {
  const most = Math.max(1, ...quarters.map((q) => q.incidents ?? 0));
  return (
    <figure className="months">
      <figcaption>{t('home.quarters')}</figcaption>
      <svg
        style={{ maxWidth: quarters.length * 56 }}
        viewBox={`0 0 ${quarters.length * 40} 110`}
        role="img"
        aria-label={quarters.map((q) => `${q.quarter}: ${q.incidents ?? t('withheld')}`).join('; ')}
      >
        {quarters.map((q, i) => {
          const height = ((q.incidents ?? 0) / most) * 76;
          return (
            <g key={q.quarter}>
              <rect
                className={q.incidents === null ? 'withheld' : 'bar'}
                x={i * 40 + 6}
                y={90 - (q.incidents === null ? 8 : height)}
                width={28}
                height={q.incidents === null ? 8 : height}
              />
              <text x={i * 40 + 20} y={84 - (q.incidents === null ? 8 : height)} textAnchor="middle">
                {count(q.incidents)}
              </text>
              <text className="quiet" x={i * 40 + 20} y={104} textAnchor="middle">
                {q.quarter.slice(2)}
              </text>
            </g>
          );
        })}
        <line x1="0" x2={quarters.length * 40} y1="90" y2="90" />
      </svg>
    </figure>
  );
}
