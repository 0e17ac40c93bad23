/** Where the keyboard and the ear are after a way to another page was taken. */
import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';

/** The page at which reading began last; null before the first one, whose focus is the browser's own. */
let begunAt: string | null = null;
/** The heading that took the focus last. */
let taken: HTMLElement | null = null;

/** Whether somebody is at work in the page already: what she has the focus in is not taken from her. */
const isAtWork = (): boolean => {
  const focused = document.activeElement;
  return focused !== null && focused.id !== 'content' && focused.closest('main, dialog') !== null;
};

/**
 * Moves the focus to the heading once a page is reached by a way within the house: a reader by ear hears where she is,
 * and the next Tab leads into the page. A change of what stands behind the question mark is no other page.
 */
export function useFocusAfterMoving(heading: RefObject<HTMLElement | null>): void {
  // Not the address, which is the new one while the page before still stands.
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname ?? null });
  useEffect(() => {
    if (path === null) return;
    const moved = begunAt !== null && begunAt !== path;
    begunAt = path;
    // A heading that was drawn anew while its page was loaded has lost what the first one took.
    const lost = taken !== null && !taken.isConnected;
    if (!(moved || lost) || isAtWork()) return;
    taken = heading.current;
    taken?.focus({ preventScroll: true });
  }, [path, heading]);
}
