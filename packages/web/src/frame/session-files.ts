/** Files of the house behind links: one whose session has ended is asked for her password, and the file then comes. */
import { whoAmI } from './api.ts';

/** The link to a file of the house that was followed by a plain press; null where it is something else. */
function fileLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  return link?.getAttribute('href')?.startsWith('/api/') ? link : null;
}
/** Asks first whether the session stands, which waits for the password where it does not; then the browser fetches. */
async function follow(href: string): Promise<void> {
  await whoAmI();
  const link = document.createElement('a');
  link.href = href;
  // A refusal is then a file that did not come, and not a page in the place of the one that is open.
  link.download = '';
  link.dataset['asked'] = 'yes';
  document.body.append(link);
  link.click();
  link.remove();
}
/** Watches the links of all pages. @returns takes it back */
export function watchFileLinks(onFault: () => void): () => void {
  const pressed = (event: MouseEvent): void => {
    const link = fileLink(event);
    if (!link || link.dataset['asked']) return;
    event.preventDefault();
    follow(link.href).catch(onFault);
  };
  document.addEventListener('click', pressed);
  return () => document.removeEventListener('click', pressed);
}
