/** The frame of a page: where I am, areas by name, language, who I am, leave. */
import { Navigate, Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { Apart } from './Apart.tsx';
import { command, Refused } from './api.ts';
import type { Page } from './area.ts';
import { NotIncluded } from './Closed.tsx';
import { GoTo } from './GoTo.tsx';
import { useMay, useMe, useMission } from './here.ts';
import { locale, moment, t } from './language.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { NoSuchPage } from './NotFound.tsx';
import { NoticePlace, notify } from './notice.tsx';
import { ProblemNote, Skeleton } from './parts.tsx';
import { PrintMark } from './PrintMark.tsx';
import { watchFileLinks } from './session-files.ts';
import { Settings } from './Settings.tsx';
import { Side, useMissions } from './Side.tsx';
import { onTour, tourAt } from './tour.ts';

function Top(): ReactNode {
  const mission = useMission();
  const me = useMe();
  const current = useMissions().find((item) => item.code === mission);
  const name = current?.names[locale()] ?? mission;
  const leave = (): void => {
    void command('access.sign-out', {}, { leaving: true }).finally(() => window.location.replace('/leave'));
  };
  return (
    <div className="top">
      <span className="where" title={name}>
        <span className="name">{name}</span>
        <Apart className="code">{mission}</Apart>
      </span>
      {current?.synthetic ? <strong className="ribbon">{t('synthetic')}</strong> : null}
      <span className="spring" />
      <LanguageChoice />
      <Settings />
      <span className="who">
        <Apart>{me.data?.name}</Apart>
      </span>
      <button type="button" className="leave" onClick={leave}>
        {t('leave')}
      </button>
    </div>
  );
}

/** The page that is open, once it is known that one of her roles includes it. */
function Content({ page }: { page: Page | null }): ReactNode {
  const mission = useMission();
  const me = useMe();
  const may = useMay();
  if (!page) return <NoSuchPage />;
  if (me.isError) return <ProblemNote error={me.error} />;
  if (!me.data) return <Skeleton />;
  return may(page.needs) ? <Outlet /> : <NotIncluded page={t(page.label)} mission={mission} />;
}

const Tour = lazy(async () => ({ default: (await import('./Tour.tsx')).Tour }));
/** Over the page, while somebody is on the tour of the demonstration. */
function OnTour(): ReactNode {
  const at = useSyncExternalStore(onTour, tourAt);
  return at === null ? null : (
    <Suspense fallback={null}>
      <Tour at={at} />
    </Suspense>
  );
}

/** To the door, which leads back to the address once she is signed in. */
function ToTheDoor(): ReactNode {
  const { href, pathname } = useRouter().latestLocation;
  return pathname.startsWith('/m/') ? <Navigate to="/" search={{ back: href }} replace /> : null;
}

/** Around every page of a mission; whoever is not signed in is led to the door. */
export function Frame(): ReactNode {
  const me = useMe();
  useEffect(() => watchFileLinks(() => notify(t('problem.connection'))), []);
  const page = useMatches({
    select: (matches) => {
      const open = matches.at(-1)?.staticData.page;
      return open && 'needs' in open ? open : null;
    },
  });
  if (me.error instanceof Refused && me.error.status === 401) return <ToTheDoor />;
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Side open={page?.path ?? ''} />
      <div className="main">
        <Top />
        <PrintMark />
        <main id="content" tabIndex={-1}>
          <NoticePlace />
          <OnTour />
          <Content page={page} />
        </main>
        <footer className="foot">{t('foot', { time: moment(new Date().toISOString()) })}</footer>
      </div>
      <GoTo />
    </div>
  );
}
