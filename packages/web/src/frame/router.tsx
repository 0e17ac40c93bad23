/** The addresses: a route for each page of each area, under the frame of its mission. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { OutsidePage, Page } from './area.ts';
import { Frame } from './Frame.tsx';
import { NoSuchAddress, NoSuchPage } from './NotFound.tsx';
import { OUTSIDE, PAGES } from './offer.ts';
import { useDocumentTitle } from './title.ts';

function Root(): ReactNode {
  useDocumentTitle();
  return <Outlet />;
}
const lazily = (load: () => Promise<ComponentType>) =>
  lazyRouteComponent(async () => ({ default: await load() }));
const root = createRootRoute({ component: Root, notFoundComponent: NoSuchAddress });
/** What an address says is text, also where it reads as a number. */
const texts = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .map(([key, value]) => [key, String(value)]),
  );
const outside = <const Path extends string>(page: OutsidePage<Path>) =>
  createRoute({
    getParentRoute: () => root,
    path: page.path,
    validateSearch: texts,
    staticData: { page },
    component: lazily(page.load),
  });
const mission = createRoute({
  getParentRoute: () => root,
  path: '/m/$mission',
  component: Frame,
  notFoundComponent: NoSuchPage,
});
const inside = <const Path extends string>(page: Page<Path>) =>
  createRoute({
    getParentRoute: () => mission,
    path: page.path,
    validateSearch: texts,
    staticData: { page },
    component: lazily(page.load),
  });

/** A route for each path: mapping over a list would give one route with all the paths. */
type Inside<Path extends string> = { [P in Path]: ReturnType<typeof inside<P>> }[Path];
type Outside<Path extends string> = { [P in Path]: ReturnType<typeof outside<P>> }[Path];

const tree = root.addChildren([
  ...(OUTSIDE.map(outside) as Outside<(typeof OUTSIDE)[number]['path']>[]),
  mission.addChildren(PAGES.map(inside) as Inside<(typeof PAGES)[number]['path']>[]),
]);
export const router = createRouter({
  routeTree: tree,
  scrollRestoration: true,
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(JSON.stringify),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page of the route, where it is one. */
    readonly page?: OutsidePage | Page;
  }
}
