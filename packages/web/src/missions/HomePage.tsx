import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { locale, moment, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { TourOffer } from '../frame/TourOffer.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { AreaMap } from './AreaMap.tsx';
import { LatestIncidents } from './LatestIncidents.tsx';
import { LetterFacts } from './LetterFacts.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import { QuarterFigures } from './QuarterFigures.tsx';
import { WaitingList } from './WaitingList.tsx';

function Figures({
  mission,
  home,
  asked,
}: {
  mission: string;
  home: Answer<'mission.home'>;
  asked: string | undefined;
}): ReactNode {
  if (asked !== undefined && home.period === null)
    return <Empty title={t('home.notreleased', { period: asked })}>{t('home.notreleased.how')}</Empty>;
  return (
    <section className="columns">
      <div>
        <QuarterFigures home={home} />
      </div>
      <div>
        <h2>{t('home.map')}</h2>
        <AreaMap mission={mission} areas={home.areas} listening={home.listening} />
      </div>
    </section>
  );
}

function Home({ mission, home }: { mission: string; home: Answer<'mission.home'> }): ReactNode {
  const { period: asked } = useSearch({ from: '/m/$mission/home' });
  const navigate = useNavigate();
  const show = (period: string): void =>
    void navigate({ to: '/m/$mission/home', params: { mission }, search: { period } });
  return (
    <>
      <WaitingList mission={mission} />
      <PeriodChoice shown={home.period} periods={home.periods} onChoose={show} />
      <Figures mission={mission} home={home} asked={asked} />
      <section className="columns">
        <div>
          <h2>{t('home.latest')}</h2>
          <LatestIncidents mission={mission} incidents={home.latest} />
        </div>
        <div>
          <h2>{t('home.facts')}</h2>
          <LetterFacts facts={home.facts} />
        </div>
      </section>
    </>
  );
}

/** What waits, the figures of the quarter and where: the first page of those who read figures. */
export function HomePage(): ReactNode {
  const mission = useMission();
  const may = useMay();
  const { period } = useSearch({ from: '/m/$mission/home' });
  const home = useQuery({
    queryKey: ['home', mission, period ?? '', locale()],
    queryFn: () => ask('mission.home', { mission, locale: locale(), ...(period ? { period } : {}) }),
  });
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
        context={home.data?.asOf ? t('home.context', { time: moment(home.data.asOf) }) : ' '}
      />
      <TourOffer />
      {may('have_work') ? null : <FirstSteps />}
      {home.data ? <Home mission={mission} home={home.data} /> : <Skeleton rows={12} />}
    </>
  );
}
