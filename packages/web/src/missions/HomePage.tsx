import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { moment, t } from '../frame/language.ts';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { AreaMap } from './AreaMap.tsx';
import { LatestIncidents } from './LatestIncidents.tsx';
import { LetterFacts } from './LetterFacts.tsx';
import { QuarterFigures } from './QuarterFigures.tsx';
import { WaitingList } from './WaitingList.tsx';

function Home({ mission, home }: { mission: string; home: Answer<'mission.home'> }): ReactNode {
  return (
    <>
      <WaitingList mission={mission} />
      <section className="columns">
        <div>
          <QuarterFigures home={home} />
        </div>
        <div>
          <h2>{t('home.map')}</h2>
          <AreaMap mission={mission} counts={home.places} />
        </div>
      </section>
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
  const home = useQuery({ queryKey: ['home', mission], queryFn: () => ask('mission.home', { mission }) });
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
      {home.data ? <Home mission={mission} home={home.data} /> : <Skeleton rows={12} />}
    </>
  );
}
