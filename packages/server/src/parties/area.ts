/** Parties to conflict: names, aliases, affiliations. */
import { defineArea } from '../area.ts';
import { confirmAlias } from './confirm-alias.ts';
import { createParty } from './create-party.ts';
import { importParties } from './import-parties.ts';
import { listParties } from './list-parties.ts';

export const parties = defineArea({
  name: 'parties',
  operations: [listParties, createParty, confirmAlias],
  importTargets: [importParties],
});
