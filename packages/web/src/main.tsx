import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { StrictMode, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { AccountPage, LeavePage, SignInPage } from './access/SignInPage.tsx';
import { Frame } from './frame/Frame.tsx';
import { preferredLocale, activateLocale } from './frame/language.ts';
import './frame/look.css';

const root = createRootRoute({ component: Outlet });
const mission = createRoute({ getParentRoute: () => root, path: '/m/$mission', component: Frame });
const search = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
const page = <P extends string>(
  path: P,
  load: () => Promise<Record<string, () => ReactNode>>,
  name: string,
) =>
  createRoute({
    getParentRoute: () => mission,
    path,
    validateSearch: search,
    component: lazyRouteComponent(load, name),
  });
const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: SignInPage }),
  createRoute({ getParentRoute: () => root, path: '/leave', component: LeavePage }),
  createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage }),
  mission.addChildren([
    page('home', () => import('./missions/HomePage.tsx'), 'HomePage'),
    page('reports', () => import('./incidents/ReportsPage.tsx'), 'ReportsPage'),
    page('incidents', () => import('./incidents/IncidentsPage.tsx'), 'IncidentsPage'),
    page('incidents/$id', () => import('./incidents/IncidentPage.tsx'), 'IncidentPage'),
    page('import', () => import('./exchange/ImportPage.tsx'), 'ImportPage'),
    page('tables', () => import('./analysis/TablesPage.tsx'), 'TablesPage'),
    page('documents', () => import('./documents/DocumentsPage.tsx'), 'DocumentsPage'),
    page('parties', () => import('./parties/PartiesPage.tsx'), 'PartiesPage'),
    page('sources', () => import('./analysis/SourcesPage.tsx'), 'SourcesPage'),
  ]),
]);
const router = createRouter({ routeTree: tree });
const client = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: false } },
});

/** Drawn again as a whole when the language changes: every string is looked up anew. */
function App(): ReactNode {
  const [language, setLanguage] = useState(0);
  useEffect(() => {
    const changed = (): void => setLanguage((n) => n + 1);
    window.addEventListener('language', changed);
    return () => window.removeEventListener('language', changed);
  }, []);
  return (
    <QueryClientProvider client={client}>
      <RouterProvider key={language} router={router as never} />
    </QueryClientProvider>
  );
}

await activateLocale(preferredLocale());
const element = document.getElementById('root');
if (element)
  createRoot(element).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
