type FilterKey =
  | 'q'
  | 'status'
  | 'form'
  | 'from'
  | 'to'
  | 'adm1'
  | 'party'
  | 'late'
  | 'consent'
  | 'responsible'
  | 'counted'
  | 'sort'
  | 'pages';
/**
 * What narrows and orders the list of incidents, and how many of its pages are open; it stands in the address, so that
 * a link, a saved view or the way back from a record gives the same list.
 */
export type IncidentFilter = Readonly<Partial<Record<FilterKey, string>>>;

/** The filter without what is not chosen, as the address keeps it. */
export const chosenOnly = (filter: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));

/** What a saved view keeps, and what the server is asked: not how far one had gone in the list. */
export const withoutPages = ({
  pages: _,
  ...filter
}: Readonly<Record<string, string | undefined>>): Record<string, string> => chosenOnly(filter);

/** What is shown as a chip: what narrows the list, not its order. */
export const narrowing = (filter: Readonly<Record<string, string | undefined>>): Array<[string, string]> =>
  Object.entries(withoutPages(filter)).filter(([key]) => key !== 'sort');
