/** What is looked for in the log, as it stands in the address. */
import type { NARROWED } from './words.ts';

export type Search = Readonly<Partial<Record<keyof typeof NARROWED, string>>>;
/** Without what is empty, so that the address says only what was chosen. */
export const chosen = (search: Search): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));
