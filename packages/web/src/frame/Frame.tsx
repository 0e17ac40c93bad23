/** The frame of a page: where I am, areas by name, language, who I am, leave. */
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { isLocale, LANGUAGES } from '@openmara/core/language/languages';
import { may, type Capability } from '@openmara/core/access/rules';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ask, command } from './api.ts';
import { locale, t, activateLocale } from './language.ts';

export const AREAS: ReadonlyArray<{ path: string; key: string; needs: Capability }> = [
  { path: 'home', key: 'nav.home', needs: 'read_aggregates' },
  { path: 'reports', key: 'nav.reports', needs: 'read_reports' },
  { path: 'incidents', key: 'nav.incidents', needs: 'read_incidents' },
  { path: 'import', key: 'nav.import', needs: 'import_records' },
  { path: 'tables', key: 'nav.tables', needs: 'read_aggregates' },
  { path: 'documents', key: 'nav.documents', needs: 'read_documents' },
  { path: 'parties', key: 'nav.parties', needs: 'read_reference' },
  { path: 'sources', key: 'nav.sources', needs: 'know_missions' },
];

export function LanguageChoice(): ReactNode {
  const choose = async (value: string): Promise<void> => {
    if (!isLocale(value)) return;
    await activateLocale(value);
    window.dispatchEvent(new Event('language'));
  };
  return (
    <label className="language">
      <span className="visually-hidden">{t('language')}</span>
      <select value={locale()} onChange={(event) => void choose(event.target.value)}>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Ctrl-K or ⌘K: every page by name, without the mouse. */
function GoTo({ mission }: { mission: string }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const navigate = useNavigate();
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        event.preventDefault();
        setText('');
        dialog.current?.showModal();
      }
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);
  const found = AREAS.filter((area) => t(area.key).toLowerCase().includes(text.toLowerCase()));
  const go = (path: string): void => {
    dialog.current?.close();
    void navigate({ to: `/m/${mission}/${path}` });
  };
  return (
    <dialog ref={dialog} className="goto" aria-label={t('goto')}>
      <form method="dialog" onSubmit={() => found[0] && go(found[0].path)}>
        <input
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('goto')}
          aria-label={t('goto')}
        />
        <ul>
          {found.map((area) => (
            <li key={area.path}>
              <button type="button" onClick={() => go(area.path)}>
                {t(area.key)}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </dialog>
  );
}

export function Frame(): ReactNode {
  const { mission } = useParams({ strict: false }) as { mission: string };
  const navigate = useNavigate();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const me = useQuery({ queryKey: ['me'], queryFn: () => ask('access.who-am-i', {}) });
  const missions = useQuery({ queryKey: ['missions'], queryFn: () => ask('mission.list', {}) });
  const current = missions.data?.items.find((item) => item.code === mission);
  const roles = (me.data?.assignments ?? [])
    .filter((a) => a.mission === mission || a.mission === null)
    .map((a) => a.role);
  const areas = AREAS.filter((area) => roles.some((role) => may(role, area.needs)));
  const leave = (): void => {
    void command('access.sign-out', {}).finally(() => window.location.replace('/leave'));
  };
  if (me.isError) return <meta httpEquiv="refresh" content="0;url=/" />;
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <nav className="side" aria-label={t('nav.areas')}>
        <Link to="/" className="brand">
          OpenMARA
        </Link>
        <label className="mission">
          <span>{t('mission')}</span>
          <select
            value={mission}
            onChange={(event) => void navigate({ to: `/m/${event.target.value}/home` })}
          >
            {(missions.data?.items ?? []).map((item) => (
              <option key={item.code} value={item.code}>
                {item.code}
              </option>
            ))}
          </select>
        </label>
        <ul>
          {areas.map((area) => (
            <li key={area.path}>
              <Link
                to={`/m/${mission}/${area.path}`}
                className={here.includes(`/${area.path}`) ? 'current' : ''}
                aria-current={here.includes(`/${area.path}`) ? 'page' : undefined}
              >
                {t(area.key)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="main">
        <div className="top">
          <span className="where">{current?.names[locale()] ?? mission}</span>
          {current?.synthetic ? <strong className="ribbon">{t('synthetic')}</strong> : null}
          <span className="spring" />
          <LanguageChoice />
          <span className="who">{me.data?.name}</span>
          <button type="button" className="leave" onClick={leave}>
            {t('leave')}
          </button>
        </div>
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
        <footer className="foot">
          {t('foot', { time: new Date().toISOString().slice(0, 16).replace('T', ' ') })}
        </footer>
      </div>
      <GoTo mission={mission} />
    </div>
  );
}
