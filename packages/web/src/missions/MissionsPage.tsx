import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { locale, t } from '../frame/language.ts';
import { useMissionMap } from '../frame/mission-map.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { NewMission } from './NewMission.tsx';
import './look.css';

type Mission = Answer<'mission.list'>['items'][number];

const MissionTable = ({ missions }: { missions: readonly Mission[] }): ReactNode => (
  <table className="list">
    <thead>
      <tr>
        <th scope="col">{t('missions.name')}</th>
        <th scope="col">{t('missions.code')}</th>
        <th scope="col">{t('missions.country')}</th>
        <th scope="col">{t('missions.people')}</th>
      </tr>
    </thead>
    <tbody>
      {missions.map(({ code, names, country, synthetic }) => (
        <tr key={code}>
          <th scope="row">
            {names[locale()]} {synthetic ? <span className="tag">{t('missions.synthetic')}</span> : null}
          </th>
          <td data-label={t('missions.code')}>
            <Apart>{code}</Apart>
          </td>
          <td data-label={t('missions.country')}>
            <Apart>{country}</Apart>
          </td>
          <td className="to-people">
            <Link to="/m/$mission/people" params={{ mission: code }}>
              {t('missions.to-people')}
            </Link>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** By which areas roles are given in the mission that is open. */
function Areas(): ReactNode {
  const mission = useMission();
  const map = useMissionMap(mission);
  if (map.isError) return <ProblemNote error={map.error} />;
  if (!map.data) return <Skeleton rows={2} />;
  if (map.data.areas.length === 0)
    return <Empty title={t('missions.areas.none')}>{t('missions.areas.none.how')}</Empty>;
  return (
    <ul className="area-names">
      {map.data.areas.map(({ id, label }) => (
        <li key={id}>{label}</li>
      ))}
    </ul>
  );
}

/** The missions of the installation, a new one, and the areas of the one that is open. */
export function MissionsPage(): ReactNode {
  const mission = useMission();
  const list = useQuery({ queryKey: ['missions'], queryFn: () => ask('mission.list', {}) });
  return (
    <>
      <Heading title={t('nav.missions')} context={t('missions.context')} />
      <ProblemNote error={list.error} />
      {list.data ? <MissionTable missions={list.data.items} /> : list.isError ? null : <Skeleton rows={6} />}
      <section aria-labelledby="areas">
        <h2 id="areas">{t('missions.areas', { mission })}</h2>
        <p className="context">{t('missions.areas.how')}</p>
        <Areas />
      </section>
      <section aria-labelledby="new-mission">
        <h2 id="new-mission">{t('missions.new')}</h2>
        <p className="context">{t('missions.new.how')}</p>
        <NewMission />
      </section>
    </>
  );
}
