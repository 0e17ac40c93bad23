/** What is read at an address where nothing is: what may have happened, and the ways on from there. */
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Refused } from './api.ts';
import { useMe, useMission } from './here.ts';
import { t } from './language.ts';
import { mayHere, navigationFor, PAGES } from './offer.ts';
import { Heading, ProblemNote } from './parts.tsx';
import { openSearch } from './search-event.ts';

/** The same answer for what is not there and for what is not hers: the page must not tell one from the other. */
export const isNotThere = (error: unknown): boolean =>
  error instanceof Refused &&
  (error.code === 'not_found' ||
    (error.code === 'input_invalid' &&
      error.errors.length > 0 &&
      error.errors.every(({ field }) => field === 'id')));

const Search = (): ReactNode => (
  <button type="button" onClick={openSearch}>
    {t('notfound.search')}
  </button>
);

/** Instead of a record that cannot be opened. @param list the path and the label of the page that lists such records */
export function NoSuchRecord({
  error,
  title,
  list,
}: {
  error: unknown;
  title: string;
  list: { readonly path: string; readonly label: string };
}): ReactNode {
  const mission = useMission();
  if (!isNotThere(error))
    return (
      <>
        <Heading title={title} />
        <ProblemNote error={error} />
      </>
    );
  return (
    <>
      <Heading title={t('notfound.title')} context={t('notfound.context')} />
      <ul className="reasons">
        <li>{t('notfound.mistyped')}</li>
        <li>{t('notfound.elsewhere', { mission })}</li>
        <li>{t('notfound.notyours')}</li>
      </ul>
      <p className="ways">
        <Link to={`/m/${mission}/${list.path}` as string} className="button">
          {list.label}
        </Link>
        <Search />
      </p>
    </>
  );
}

/** Instead of a page that nobody has, within a mission. */
export function NoSuchPage(): ReactNode {
  const mission = useMission();
  const pages = navigationFor(useMe().data?.assignments ?? [], mission);
  return (
    <>
      <Heading title={t('nosuchpage.title')} context={t('nosuchpage.context')} />
      <p className="ways">
        {pages.slice(0, 1).map(({ path, label }) => (
          <Link key={path} to={`/m/${mission}/${path}` as string} className="button">
            {t(label)}
          </Link>
        ))}
        <Search />
      </p>
    </>
  );
}

/** The pages of her missions that the address may mean: “/reports/12” is one of a mission's reports. */
function Meant(): ReactNode {
  const { pathname } = useLocation();
  const held = useMe().data?.assignments ?? [];
  const [first = ''] = pathname.split('/').filter(Boolean);
  const page = PAGES.find(({ path }) => path === first);
  const missions = [...new Set(held.flatMap(({ mission }) => mission ?? []))];
  if (!page) return null;
  return missions
    .filter((mission) => mayHere(held, mission, page.needs))
    .map((mission) => (
      <Link key={mission} to={`/m/${mission}${pathname}` as string} className="button">
        {t('notfound.meant', { page: t(page.label), mission })}
      </Link>
    ));
}

/** Instead of a page that nobody has, outside any mission. */
export const NoSuchAddress = (): ReactNode => (
  <main className="door">
    <h1>{t('nosuchpage.title')}</h1>
    <p className="context">{t('notfound.address')}</p>
    <p className="ways">
      <Meant />
      <Link to="/" className="quiet-link">
        {t('notfound.begin')}
      </Link>
    </p>
  </main>
);
