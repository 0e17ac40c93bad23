/** How a page asks the frame for its search, whose program is not brought before it is asked for. */
// Not “search”: by that name browsers tell the Enter key in a field of that type.
const ASKED = 'search-asked';

export const openSearch = (): void => void window.dispatchEvent(new Event(ASKED));
/** @returns takes the listener away */
export function onSearch(open: () => void): () => void {
  window.addEventListener(ASKED, open);
  return () => window.removeEventListener(ASKED, open);
}
