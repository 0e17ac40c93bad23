import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { count, moment, period, t, word } from '../frame/language.ts';
import { Empty, Heading, Numeral, ProblemNote, sentence, Skeleton, Status } from '../frame/parts.tsx';
import { AreaMap } from './AreaMap.tsx';
import { FACT } from './words.ts';

function Months({
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

export function HomePage(): ReactNode {
  const mission = useMission();
  const home = useQuery({ queryKey: ['home', mission], queryFn: () => ask('mission.home', { mission }) });
  const data = home.data;
  if (home.isError)
    return (
      <>
        <Heading title={t('home.title', { mission })} />
        <ProblemNote error={home.error} />
      </>
    );
  return (
    <>
      <Heading
        title={t('home.title', { mission })}
        context={data ? t('home.context', { time: moment(data.asOf) }) : ' '}
      />
      {!data ? (
        <Skeleton rows={12} />
      ) : (
        <>
          {data.waiting ? (
            <section>
              <h2>{t('home.waiting')}</h2>
              <ul className="waiting">
                <li>
                  <Link to="/m/$mission/reports" params={{ mission }} search={{ joined: 'no' }}>
                    <strong>{count(data.waiting.unjoined)}</strong> {t('home.unjoined')}
                  </Link>
                </li>
                <li>
                  <Link to="/m/$mission/incidents" params={{ mission }} search={{ status: 'reported' }}>
                    <strong>{count(data.waiting.reported)}</strong> {t('home.reported')}
                  </Link>
                </li>
                <li>
                  <Link
                    to="/m/$mission/incidents"
                    params={{ mission }}
                    search={{ status: 'under_verification' }}
                  >
                    <strong>{count(data.waiting.underVerification)}</strong> {t('home.under')}
                  </Link>
                </li>
              </ul>
            </section>
          ) : null}
          <section className="columns">
            <div>
              <h2>{data.quarter ? t('home.quarter', { quarter: data.quarter }) : t('home.noquarter')}</h2>
              {data.quarter ? (
                <div className="numerals">
                  <Numeral
                    value={data.verified}
                    label={t('home.verified')}
                    basis={t('home.basis.verified')}
                  />
                  <Numeral
                    value={data.survivors}
                    label={t('home.survivors')}
                    basis={t('home.basis.survivors')}
                  />
                </div>
              ) : (
                <p className="quiet">{t('home.begin')}</p>
              )}
              {data.months.length > 0 ? <Months months={data.months} /> : null}
            </div>
            <div>
              <h2>{t('home.map')}</h2>
              <AreaMap mission={mission} counts={data.places} />
            </div>
          </section>
          <section className="columns">
            <div>
              <h2>{t('home.latest')}</h2>
              {data.latest.length > 0 ? (
                <ul className="lines">
                  {data.latest.map((item) => (
                    <li key={item.id}>
                      <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.id }}>
                        {sentence(item, period(item.occurred))}
                      </Link>{' '}
                      <Status code={item.status} />
                    </li>
                  ))}
                </ul>
              ) : (
                <Empty title={t('home.nolatest')}>{t('home.nolatest.how')}</Empty>
              )}
            </div>
            <div>
              <h2>{t('home.facts')}</h2>
              {data.facts.length > 0 ? (
                <>
                  <ul className="lines">
                    {data.facts.map((fact) => (
                      <li key={fact.text}>
                        <span className="tag">{word(FACT, fact.kind)}</span>{' '}
                        <span lang="en" dir="ltr">
                          {fact.text}
                        </span>
                      </li>
                    ))}
                  </ul>
                  <p className="quiet" lang="en" dir="ltr">
                    {data.facts[0]?.source}
                  </p>
                </>
              ) : (
                <p className="quiet">{t('home.nofacts')}</p>
              )}
            </div>
          </section>
        </>
      )}
    </>
  );
}
