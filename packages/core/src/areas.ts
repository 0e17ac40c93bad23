/** Every area of the house, once: the capabilities that it asks for and the words that it uses. */
import { access } from './access/area.ts';
import { analysis } from './analysis/area.ts';
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

/** The doors of all areas in core. */
export const AREAS = [
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
  network,
  records,
] as const;
type Area = (typeof AREAS)[number];
type KeysOfEach<T> = T extends unknown ? keyof T : never;

/** What an operation needs. One capability may serve several operations. */
export type Capability = KeysOfEach<Area['capabilities']>;
/** The name of a controlled vocabulary. */
export type VocabularyName = KeysOfEach<Area['words']>;
