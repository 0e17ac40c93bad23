/** Parties to conflict: names, spellings, affiliations. A kind of the house with parts of its own. */
import { PARTY } from '@openmara/core/parties/party';
import { defineArea } from '../area.ts';
import { operationsOf } from '../records/serve-kind.ts';
import { nameIsAlias } from './aliases.ts';
import { confirmAlias } from './confirm-alias.ts';
import { importParties } from './import-parties.ts';
import { mergeParty } from './merge-party.ts';
import { partyDirectory } from './party-directory.ts';
import { partyStandingOf } from './party-standing.ts';
import { splitAlias } from './split-alias.ts';
import { splitParty } from './split-party.ts';

export const parties = defineArea({
  name: 'parties',
  kinds: [PARTY],
  operations: [
    ...operationsOf(PARTY, nameIsAlias),
    partyDirectory,
    partyStandingOf,
    confirmAlias,
    mergeParty,
    splitParty,
    splitAlias,
  ],
  importTargets: [importParties],
});
