import { PARTY } from '@openmara/core/parties/party';
import { defineArea } from '../frame/area.ts';
import { actionsOf, pagesOf } from '../records/pages-of.ts';

/** The directory takes the place of the list: it finds a party by any of its spellings. */
const [list, recordNew, page, change] = pagesOf(PARTY, {
  path: 'parties',
  label: 'nav.parties',
  place: 70,
  parts: { Facts: async () => (await import('./PartyFacts.tsx')).PartyFacts },
});

export const parties = defineArea({
  name: 'parties',
  pages: [
    { ...list, load: async () => (await import('./PartiesPage.tsx')).PartiesPage },
    recordNew,
    page,
    change,
  ],
  actions: actionsOf(PARTY, 'parties'),
});
