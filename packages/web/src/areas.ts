/** The one list of areas: the router, the navigation, the palette, the titles of the pages and their tests read it. */
import { access } from './access/area.ts';
import { analysis } from './analysis/area.ts';
import { audit } from './audit/area.ts';
import { commitments } from './commitments/area.ts';
import { documents } from './documents/area.ts';
import { exchange } from './exchange/area.ts';
import { help } from './help/area.ts';
import { incidents } from './incidents/area.ts';
import { missions } from './missions/area.ts';
import { network } from './network/area.ts';
import { parties } from './parties/area.ts';
import { places } from './places/area.ts';
import { records } from './records/area.ts';
import { releases } from './releases/area.ts';

export const AREAS = [
  access,
  missions,
  incidents,
  exchange,
  analysis,
  releases,
  network,
  records,
  documents,
  parties,
  commitments,
  places,
  audit,
  help,
] as const;
