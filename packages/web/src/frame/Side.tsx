import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ask } from './api.ts';
import { useMe, useMission } from './here.ts';
import { apart, t } from './language.ts';
import { navigationFor } from './offer.ts';

/** The missions with their names; the frame asks for them once. */
export const useMissions = () =>
  useQuery({ queryKey: ['missions'], queryFn: () => ask('mission.list', {}) }).data?.items ?? [];

/**
 * The mission, to be changed. By mouse or finger a choice leads there at once; with the keys one passes the others on
 * the way, so that Enter, or the button that comes, leads there (WCAG 3.2.2).
 */
function MissionChoice(): ReactNode {
  const mission = useMission();
  const missions = useMissions();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const byKeys = useRef(false);
  const go = (code: string): void => {
    setChosen(null);
    if (code !== mission) void navigate({ to: '/m/$mission/home', params: { mission: code } });
  };
  return (
    <div className="mission-choice">
      <label className="mission">
        <span>{t('mission')}</span>
        <select
          value={chosen ?? mission}
          onPointerDown={() => {
            byKeys.current = false;
          }}
          onKeyDown={(event) => {
            byKeys.current = true;
            if (event.key === 'Enter' && chosen) go(chosen);
            if (event.key === 'Escape') setChosen(null);
          }}
          onChange={(event) => (byKeys.current ? setChosen(event.target.value) : go(event.target.value))}
        >
          {missions.map((item) => (
            <option key={item.code} value={item.code}>
              {apart(item.code)}
            </option>
          ))}
        </select>
      </label>
      {chosen && chosen !== mission ? (
        <button type="button" className="quiet-button" onClick={() => go(chosen)}>
          {t('mission.go', { mission: chosen })}
        </button>
      ) : null}
    </div>
  );
}

/** The side of the frame: which mission, and the pages that her roles open there. @param open path of the open page */
export function Side({ open }: { open: string }): ReactNode {
  const mission = useMission();
  const pages = navigationFor(useMe().data?.assignments ?? [], mission);
  // One page may stand under the address of another: the nearest is where she is.
  const nearest = pages
    .map(({ path }) => path)
    .filter((path) => open === path || open.startsWith(`${path}/`))
    .sort((one, other) => other.length - one.length)[0];
  const isOpen = (path: string): boolean => path === nearest;
  // On a narrow screen the first few stand at its foot, and the others come with a press.
  const [all, setAll] = useState(false);
  useEffect(() => setAll(false), [open, mission]);
  return (
    <nav
      className={all ? 'side all' : 'side'}
      aria-label={t('nav.areas')}
      onKeyDown={(event) => (event.key === 'Escape' ? setAll(false) : undefined)}
    >
      <Link to="/" className="brand">
        OpenMARA
      </Link>
      <MissionChoice />
      <button
        type="button"
        className="all-areas"
        aria-expanded={all}
        aria-controls="areas"
        onClick={() => setAll(!all)}
      >
        {all ? t('nav.fewer') : t('nav.all')}
      </button>
      <ul id="areas">
        {pages.map(({ path, label }) => (
          <li key={path}>
            <Link
              to={`/m/$mission/${path}`}
              params={{ mission }}
              onClick={() => setAll(false)}
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
