/** A list by pages whose place is kept: in the address how many pages are open, in the history how far it was moved. */
import { useElementScrollRestoration } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

interface Pages {
  readonly data: { readonly pages: readonly unknown[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  fetchNextPage(): unknown;
}

/** More than that are not opened again by themselves: who goes on further narrows the list. */
const MOST = 40;
/** The number of pages that an address says. */
export const pagesOf = (said: string | undefined): number =>
  Math.min(MOST, Math.max(1, Number.parseInt(said ?? '1', 10) || 1));

/**
 * Opens as many pages as the address says, then moves to where the reader was, if she comes back.
 * @returns whether they are there: until then the place of the list is held
 */
export function useOpenPages(list: Pages, wanted: number): boolean {
  const open = list.data?.pages.length ?? 0;
  const there = list.isError || (open > 0 && (open >= wanted || !list.hasNextPage));
  const before = useElementScrollRestoration({ getElement: () => window });
  const restored = useRef(false);
  useEffect(() => {
    if (!there && open > 0 && !list.isFetching) void list.fetchNextPage();
  });
  useEffect(() => {
    if (!there || restored.current) return;
    restored.current = true;
    if (before && before.scrollY > 0) window.scrollTo(0, before.scrollY);
  }, [there]);
  return there;
}
