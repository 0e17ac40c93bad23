/** Every area of the house, once. Routes, client, command line, matrix, jobs, imports and tests are made from their doors. */
import { access } from './access/area.ts';
import { analysis } from './analysis/area.ts';
import type { Area } from './area.ts';
import { audit } from './audit/area.ts';
import { commitments } from './commitments/area.ts';
import { documents } from './documents/area.ts';
import { exchange } from './exchange/area.ts';
import { incidents } from './incidents/area.ts';
import { missions } from './missions/area.ts';
import { network } from './network/area.ts';
import { parties } from './parties/area.ts';
import { places } from './places/area.ts';
import { records } from './records/area.ts';
import { releases } from './releases/area.ts';
import { services } from './services/area.ts';

export const HOUSE = [
  access,
  audit,
  missions,
  places,
  incidents,
  parties,
  commitments,
  services,
  exchange,
  analysis,
  releases,
  documents,
  records,
  network,
] as const;

/** The same list for those who go through all of it. */
export const AREAS: readonly Area[] = HOUSE;
