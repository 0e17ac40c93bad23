/**
 * Synthetic incidents and overlapping reports, from a seed. Nothing in them is real. The true links between
 * reports and incidents are yielded apart, as test data; a part of the reports is left unjoined.
 */
import { newId } from '@openmara/vault/ids';
import { widen, type DatePrecision } from '@openmara/core/incidents/period';
import { z } from 'zod';

/** mulberry32: small, seeded, good enough for made-up data. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A place where something may be made to happen; those that are drawn from have a point. */
export const worldPlace = z.object({
  id: z.string(),
  level: z.string(),
  adm1: z.string().nullable(),
  adm2: z.string().nullable(),
  latitude: z.number(),
  longitude: z.number(),
});
type WorldPlace = z.infer<typeof worldPlace>;
export interface World {
  readonly mission: { readonly code: string; readonly id: string };
  readonly places: readonly WorldPlace[];
  readonly parties: readonly string[];
  readonly unidentified: string;
  readonly offices: readonly string[];
}
export interface SyntheticReport {
  readonly id: string;
  readonly receivedOn: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: DatePrecision;
  readonly placeId: string | null;
  readonly adm1: string | null;
  readonly placePrecision: string;
  readonly forms: readonly string[];
  readonly circumstances: readonly string[];
  readonly partyIds: readonly string[];
  readonly sourceType: string;
  readonly reliability: string;
  readonly credibility: string;
  readonly office: string;
  readonly joined: boolean;
  readonly sex: string;
  readonly age: string;
  readonly displacement: string;
  readonly count: number;
}
export interface SyntheticIncident {
  readonly id: string;
  readonly reference: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: DatePrecision;
  readonly placeId: string;
  readonly adm1: string | null;
  readonly adm2: string | null;
  readonly placePrecision: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly forms: readonly string[];
  readonly circumstances: readonly string[];
  readonly partyIds: readonly string[];
  readonly status: string;
  readonly decidedOn: string | null;
  readonly stepOn: string | null;
  readonly groups: ReadonlyArray<{ sex: string; age: string; displacement: string; count: number }>;
  readonly response: { service: string; state: string } | null;
  readonly reports: readonly SyntheticReport[];
}

const FORMS: ReadonlyArray<readonly [string, number]> = [
  ['rape', 46],
  ['gang_rape', 24],
  ['attempted_rape', 8],
  ['sexual_slavery', 6],
  ['forced_marriage', 5],
  ['forced_nudity', 4],
  ['other_comparable', 3],
  ['sexual_torture', 2],
  ['sexual_mutilation', 1],
  ['forced_pregnancy', 1],
];
const AGES: ReadonlyArray<readonly [string, number]> = [
  ['12-17', 30],
  ['18-24', 28],
  ['25-49', 26],
  ['0-11', 5],
  ['50+', 3],
  ['unknown', 8],
];
const CIRCUMSTANCES: ReadonlyArray<readonly [string, number]> = [
  ['village_attack', 22],
  ['livelihood', 20],
  ['displacement_route', 15],
  ['house_search', 12],
  ['camp', 12],
  ['checkpoint', 8],
  ['detention', 6],
  ['mine', 2],
  ['school', 1],
  ['unknown', 2],
];
const SOURCES: ReadonlyArray<readonly [string, number]> = [
  ['survivor', 22],
  ['service_provider', 22],
  ['ngo', 16],
  ['community_leader', 12],
  ['un_component', 12],
  ['relative', 8],
  ['witness', 5],
  ['media', 3],
];

const END_DAY = Date.UTC(2016, 8, 30) / 86_400_000;
const START_DAY = Date.UTC(2014, 0, 1) / 86_400_000;
const toIso = (dayNumber: number): string => new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);

const PRECISIONS = ['exact', 'exact', 'exact', 'exact', 'week', 'week', 'month', 'month', 'quarter'] as const;
const STATUSES: ReadonlyArray<readonly [below: number, status: string]> = [
  [0.56, 'verified'],
  [0.74, 'under_verification'],
  [0.9, 'reported'],
  [0.96, 'not_verified'],
  [0.98, 'unfounded'],
];
type Group = SyntheticIncident['groups'][number];
const adm1Of = (place: WorldPlace): string | null => place.adm1 ?? (place.level === 'adm1' ? place.id : null);

/** What the reports of an incident share, before each tells it in its own way. */
interface Happened {
  readonly day: number;
  readonly precision: DatePrecision;
  readonly place: WorldPlace;
  readonly forms: readonly string[];
  readonly circumstance: string;
  readonly partyIds: readonly string[];
  readonly total: number;
  readonly first: Group | undefined;
}

/** Draws from one seed. The order of the draws is the data: a draw more, and every incident after it is another. */
class Draws {
  private readonly random: () => number;
  private readonly world: World;
  private readonly unsom: boolean;
  // The letter: 37 per cent internally displaced, 99 per cent women. Errors are carried over, so that the shares hold exactly enough.
  private displacedDebt = 0;
  private maleDebt = 0;
  constructor(world: World, seed: number) {
    this.world = world;
    this.random = seeded(seed);
    this.unsom = world.mission.code === 'UNSOM';
  }

  /** @param n which incident of its mission, from 0 */
  incident(n: number): SyntheticIncident {
    const { world } = this;
    const day = this.day();
    const iso = toIso(day);
    const precision = this.pick(PRECISIONS);
    const place = this.pick(world.places);
    const circumstance = this.weighted(CIRCUMSTANCES);
    const forms = this.forms();
    const partyIds = this.parties();
    const total = this.chance(0.68) ? 1 : this.chance(0.75) ? 2 : 2 + this.below(7);
    const { status, groups } = this.statusAndGroups(total, this.unsom && iso.startsWith('2015'));
    const delay = Math.floor(-Math.log(1 - this.random()) * 60) + 2;
    const decidedOn =
      status === 'reported' || status === 'under_verification'
        ? null
        : toIso(Math.min(END_DAY + 60, day + delay + this.below(40)));
    const reports = this.reports({
      day,
      precision,
      place,
      forms,
      circumstance,
      partyIds,
      total,
      first: groups[0],
    });
    const period = widen(iso, precision);
    return {
      id: newId(),
      reference: `${world.mission.code}-${iso.slice(2, 4)}${iso.slice(5, 7)}-${String(n + 1).padStart(5, '0')}`,
      from: period.from,
      to: period.to,
      precision,
      placeId: place.id,
      adm1: adm1Of(place),
      adm2: place.level === 'adm2' ? place.id : place.adm2,
      placePrecision: place.level,
      latitude: place.latitude,
      longitude: place.longitude,
      forms,
      circumstances: [circumstance],
      partyIds,
      status,
      decidedOn,
      stepOn: status === 'reported' ? null : toIso(Math.min(END_DAY + 59, day + Math.max(1, delay - 1))),
      groups,
      response: this.chance(0.45)
        ? {
            service: this.pick(['health', 'health', 'psychosocial', 'legal', 'safety']),
            state: this.pick(['received', 'received', 'accepted', 'offered', 'declined', 'not_available']),
          }
        : null,
      reports,
    };
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }
  private below(count: number): number {
    return Math.floor(this.random() * count);
  }
  private pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  }
  private weighted(list: ReadonlyArray<readonly [string, number]>): string {
    let at = this.random() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [code, weight] of list) {
      at -= weight;
      if (at <= 0) return code;
    }
    return list[0]?.[0] ?? '';
  }

  /** Days since 1970. */
  private day(): number {
    return this.unsom && this.chance(0.55)
      ? Date.UTC(2015, 0, 1) / 86_400_000 + this.below(365)
      : START_DAY + this.below(END_DAY - START_DAY);
  }
  private forms(): string[] {
    const forms = [this.weighted(FORMS)];
    if (this.chance(0.12)) forms.push(this.weighted(FORMS.filter(([code]) => code !== forms[0])));
    return forms;
  }
  private parties(): string[] {
    const { unidentified, parties } = this.world;
    const partyIds = this.chance(this.unsom ? 0.62 : 0.34) ? [unidentified] : [this.pick(parties)];
    if (this.chance(0.03) && partyIds[0] !== unidentified) partyIds.push(unidentified);
    return partyIds;
  }
  /** @param counted whether the letter counts the survivors of this incident */
  private statusAndGroups(total: number, counted: boolean): { status: string; groups: Group[] } {
    const male = counted ? this.maleDebt >= total : this.chance(0.05);
    const displaced = counted ? this.displacedDebt >= total / 2 : this.chance(0.42);
    const roll = this.random();
    const status = STATUSES.find(([below]) => roll < below)?.[1] ?? 'out_of_scope';
    if (counted && status === 'verified') {
      this.maleDebt += total * 0.01 - (male ? total : 0);
      this.displacedDebt += total * 0.37 - (displaced ? total : 0);
    }
    const all = {
      sex: male ? 'male' : 'female',
      age: this.weighted(AGES),
      displacement: displaced
        ? 'idp'
        : this.pick(['resident', 'resident', 'resident', 'returnee', 'refugee', 'unknown']),
      count: total,
    };
    if (!(total > 2 && this.chance(0.5))) return { status, groups: [all] };
    return {
      status,
      groups: [
        { ...all, count: total - 1 },
        { ...all, age: this.weighted(AGES), count: 1 },
      ],
    };
  }

  private reports(happened: Happened): SyntheticReport[] {
    const count = this.chance(0.6) ? 1 : this.chance(0.75) ? 2 : 3;
    const joinAll = this.chance(0.85);
    return Array.from({ length: count }, (_, at) => this.report(happened, at === 0 || joinAll));
  }
  /** What one source tells of it: later, sometimes coarser, sometimes otherwise. */
  private report(happened: Happened, joined: boolean): SyntheticReport {
    const { day, precision, place, forms, circumstance, partyIds, total, first } = happened;
    const told = this.chance(0.06) ? 'unknown' : this.chance(0.25) ? 'month' : precision;
    const period = widen(toIso(day), told);
    const missingPlace = this.chance(0.07);
    return {
      id: newId(),
      receivedOn: toIso(Math.min(END_DAY + 60, day + 1 + Math.floor(-Math.log(1 - this.random()) * 30))),
      from: period.from,
      to: period.to,
      precision: period.precision,
      placeId: missingPlace ? place.adm1 : place.id,
      adm1: adm1Of(place),
      placePrecision: missingPlace ? 'adm1' : place.level,
      forms: this.chance(0.1) ? [this.weighted(FORMS)] : forms,
      circumstances: this.chance(0.25) ? [] : [circumstance],
      partyIds: this.chance(0.15) ? [this.world.unidentified] : partyIds,
      sourceType: this.weighted(SOURCES),
      reliability: this.pick(['A', 'B', 'B', 'C', 'C', 'D', 'F']),
      credibility: this.pick(['1', '2', '2', '3', '3', '6']),
      office: this.pick(this.world.offices),
      joined,
      sex: first?.sex ?? 'unknown',
      age: this.chance(0.2) ? 'unknown' : (first?.age ?? 'unknown'),
      displacement: first?.displacement ?? 'unknown',
      count: Math.max(1, total + (this.chance(0.1) ? 1 : 0)),
    };
  }
}

/** The incidents of a mission, the same for the same seed but for their ids. */
export function* generateIncidents(world: World, count: number, seed: number): Generator<SyntheticIncident> {
  const draws = new Draws(world, seed);
  for (let n = 0; n < count; n += 1) yield draws.incident(n);
}
