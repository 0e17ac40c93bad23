/** What narrows the list of incidents; it stands in the address, so that a link or a saved view gives the same list. */
export type IncidentFilter = Readonly<Partial<Record<'status' | 'form' | 'from' | 'to' | 'adm1', string>>>;

/** The filter without what is not chosen, as the address and a saved view keep it. */
export const chosenOnly = (filter: IncidentFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));
