import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, t } from '../frame/language.ts';

type Trend = Answer<'mission.home'>['quarters'];
const STEP = 40;
/** Where bars stand: verified incidents, and beneath them the reports. */
const INCIDENTS = { foot: 90, tall: 68, looks: 'bar' };
const REPORTS = { foot: 152, tall: 24, looks: 'effort' };

/** A bar with its number; what is withheld is low and dashed, which says nothing of its size. */
function Bar({
  at,
  value,
  most,
  row: { foot, tall, looks },
}: {
  at: number;
  value: number | null;
  most: number;
  row: typeof INCIDENTS;
}): ReactNode {
  const height = value === null ? 8 : (value / most) * tall;
  return (
    <>
      <rect
        className={value === null ? 'withheld' : looks}
        x={at * STEP + 6}
        y={foot - height}
        width={28}
        height={height}
      />
      <text
        className={looks === 'effort' ? 'quiet' : undefined}
        x={at * STEP + 20}
        y={foot - 6 - height}
        textAnchor="middle"
      >
        {count(value)}
      </text>
    </>
  );
}

const said = (value: number | null): string | number => value ?? t('withheld');

/** Verified incidents by quarter as bars, and in grey beneath them how many reports were received. */
export function Quarters({ quarters }: { quarters: Trend }): ReactNode {
  const most = Math.max(1, ...quarters.map((q) => q.incidents ?? 0));
  const mostReports = Math.max(1, ...quarters.map((q) => q.reports ?? 0));
  const inWords = quarters.map(({ quarter, incidents, reports }) =>
    t('home.effort.one', { quarter, incidents: said(incidents), reports: said(reports) }),
  );
  const width = quarters.length * STEP;
  return (
    <figure className="months">
      <figcaption>{t('home.quarters')}</figcaption>
      <svg
        style={{ maxWidth: quarters.length * 56 }}
        viewBox={`0 0 ${width} 156`}
        role="img"
        aria-label={inWords.join('; ')}
      >
        {quarters.map((q, at) => (
          <g key={q.quarter}>
            <Bar at={at} value={q.incidents} most={most} row={INCIDENTS} />
            <text className="quiet" x={at * STEP + 20} y={104} textAnchor="middle">
              {q.quarter.slice(2)}
            </text>
            <Bar at={at} value={q.reports} most={mostReports} row={REPORTS} />
          </g>
        ))}
        <line x1="0" x2={width} y1={INCIDENTS.foot} y2={INCIDENTS.foot} />
        <line className="effort" x1="0" x2={width} y1={REPORTS.foot} y2={REPORTS.foot} />
      </svg>
      <p className="quiet">{t('home.effort')}</p>
    </figure>
  );
}
