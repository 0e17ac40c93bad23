/** How a page asks the frame for its search, whose program is not brought before it is asked for. */
// Not 'search': a field of that type tells the window so when it is emptied or sent.
const ASKED = 'openmara:search';

export const openSearch = (): void => void window.dispatchEvent(new Event(ASKED));
/** @returns takes the listener away */
export function onSearch(open: () => void): () => void {
  window.addEventListener(ASKED, open);
  return () => window.removeEventListener(ASKED, open);
}
