import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from './api.ts';
import { useMe, useMission } from './here.ts';
import { t } from './language.ts';
import { navigationFor } from './offer.ts';

/** The missions with their names; the frame asks for them once. */
export const useMissions = () =>
  useQuery({ queryKey: ['missions'], queryFn: () => ask('mission.list', {}) }).data?.items ?? [];

/** The side of the frame: which mission, and the pages that her roles open there. @param open path of the open page */
export function Side({ open }: { open: string }): ReactNode {
  const mission = useMission();
  const missions = useMissions();
  const navigate = useNavigate();
  const pages = navigationFor(useMe().data?.assignments ?? [], mission);
  // One page may stand under the address of another: the nearest is where she is.
  const nearest = pages
    .map(({ path }) => path)
    .filter((path) => open === path || open.startsWith(`${path}/`))
    .sort((one, other) => other.length - one.length)[0];
  const isOpen = (path: string): boolean => path === nearest;
  return (
    <nav className="side" aria-label={t('nav.areas')}>
      <Link to="/" className="brand">
        OpenMARA
      </Link>
      <label className="mission">
        <span>{t('mission')}</span>
        <select
          value={mission}
          onChange={(event) =>
            void navigate({ to: '/m/$mission/home', params: { mission: event.target.value } })
          }
        >
          {missions.map((item) => (
            <option key={item.code} value={item.code}>
              {item.code}
            </option>
          ))}
        </select>
      </label>
      <ul>
        {pages.map(({ path, label }) => (
          <li key={path}>
            <Link
              to={`/m/$mission/${path}`}
              params={{ mission }}
              className={isOpen(path) ? 'current' : ''}
              aria-current={isOpen(path) ? 'page' : undefined}
            >
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
