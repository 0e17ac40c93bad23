import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from './frame/api.ts';
import { activateLocale, preferredLocale } from './frame/language.ts';
import { pauseAfter } from './frame/line.ts';
import { LineNote } from './frame/LineNote.tsx';
import { SignInAgain } from './frame/SignInAgain.tsx';
import { router } from './frame/router.tsx';
import './frame/look.css';

/** Whether the server was not there, or not able to: what it refused is refused the next time as well. */
const isForTheMoment = (error: unknown): boolean =>
  error !== null && !(error instanceof Refused && error.status !== 503);
const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What was refused is refused the next time as well.
      retry: (times, error) => times < 1 && !(error instanceof Refused && error.status < 500),
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // Where there is no line the browser tells when there is one again.
      refetchInterval: ({ state: { error, errorUpdateCount } }) =>
        isForTheMoment(error) ? pauseAfter(errorUpdateCount) : false,
    },
  },
});

/** Drawn again as a whole when the language changes: every string is looked up anew. */
function App(): ReactNode {
  const [language, setLanguage] = useState(0);
  useEffect(() => {
    const changed = (): void => {
      // Places and parties come with their names in the language of the page.
      void client.invalidateQueries({ refetchType: 'none' });
      setLanguage((n) => n + 1);
    };
    window.addEventListener('language', changed);
    return () => window.removeEventListener('language', changed);
  }, []);
  return (
    <QueryClientProvider client={client}>
      <LineNote />
      <RouterProvider key={language} router={router} />
      <SignInAgain />
    </QueryClientProvider>
  );
}

// together, for a slow line: the messages, and the program of the page at the address
await Promise.all([activateLocale(preferredLocale()), router.load()]);
const element = document.getElementById('root');
if (element)
  createRoot(element).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
