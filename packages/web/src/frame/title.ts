import { useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from './language.ts';

const HOUSE = 'OpenMARA';

/** What a tab and the history of the browser call the page: "Incidents – UNMISS – OpenMARA". */
export const documentTitle = (page: string | null, mission: string | null): string =>
  [page, mission, HOUSE].filter(Boolean).join(' – ');

/** Keeps the title of the document that of the page which is open. */
export function useDocumentTitle(): void {
  const open = useMatches({
    select: (matches) => ({
      label: matches.at(-1)?.staticData.page?.label ?? null,
      mission: matches.map(({ params }) => ('mission' in params ? params.mission : null)).at(-1) ?? null,
    }),
  });
  const title = documentTitle(open.label && t(open.label), open.mission);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
