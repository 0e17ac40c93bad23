/**
 * Synthetic incidents and overlapping reports, from a seed. Nothing in them is real. The true links between
 * reports and incidents are yielded apart, as test data; a part of the reports is left unjoined.
 */
import { newId } from '@openmara/vault/ids';
import { widen, type DatePrecision } from '@openmara/core/incidents/period';

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

export interface World {
  readonly mission: { readonly code: string; readonly id: string };
  readonly places: ReadonlyArray<{
    readonly id: string;
    readonly level: string;
    readonly adm1: string | null;
    readonly adm2: string | null;
    readonly latitude: number;
    readonly longitude: number;
  }>;
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

export function* generateIncidents(world: World, count: number, seed: number): Generator<SyntheticIncident> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const weighted = (list: ReadonlyArray<readonly [string, number]>): string => {
    let at = random() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [code, weight] of list) {
      at -= weight;
      if (at <= 0) return code;
    }
    return list[0]?.[0] ?? '';
  };
  const unsom = world.mission.code === 'UNSOM';
  // The letter: 37 per cent internally displaced, 99 per cent women. Errors are carried over, so that the shares hold exactly enough.
  let displacedDebt = 0;
  let maleDebt = 0;
  for (let n = 0; n < count; n += 1) {
    const dayNumber =
      unsom && random() < 0.55
        ? Date.UTC(2015, 0, 1) / 86_400_000 + Math.floor(random() * 365)
        : START_DAY + Math.floor(random() * (END_DAY - START_DAY));
    const iso = toIso(dayNumber);
    const precision: DatePrecision = pick([
      'exact',
      'exact',
      'exact',
      'exact',
      'week',
      'week',
      'month',
      'month',
      'quarter',
    ] as const);
    const period = widen(iso, precision);
    const place = pick(world.places);
    const circumstance = weighted(CIRCUMSTANCES);
    const forms = [weighted(FORMS)];
    if (random() < 0.12) forms.push(weighted(FORMS.filter(([code]) => code !== forms[0])));
    const partyIds = random() < (unsom ? 0.62 : 0.34) ? [world.unidentified] : [pick(world.parties)];
    if (random() < 0.03 && partyIds[0] !== world.unidentified) partyIds.push(world.unidentified);
    const total = random() < 0.68 ? 1 : random() < 0.75 ? 2 : 2 + Math.floor(random() * 7);
    const in2015 = iso.startsWith('2015');
    const male = unsom && in2015 ? maleDebt >= total : random() < 0.05;
    const displaced = unsom && in2015 ? displacedDebt >= total / 2 : random() < 0.42;
    const roll = random();
    const status =
      roll < 0.56
        ? 'verified'
        : roll < 0.74
          ? 'under_verification'
          : roll < 0.9
            ? 'reported'
            : roll < 0.96
              ? 'not_verified'
              : roll < 0.98
                ? 'unfounded'
                : 'out_of_scope';
    if (unsom && in2015 && status === 'verified') {
      maleDebt += total * 0.01 - (male ? total : 0);
      displacedDebt += total * 0.37 - (displaced ? total : 0);
    }
    const groups = [
      {
        sex: male ? 'male' : 'female',
        age: weighted(AGES),
        displacement: displaced
          ? 'idp'
          : pick(['resident', 'resident', 'resident', 'returnee', 'refugee', 'unknown']),
        count: total,
      },
    ];
    if (total > 2 && random() < 0.5) {
      const first = groups[0];
      if (first) {
        first.count = total - 1;
        groups.push({ ...first, age: weighted(AGES), count: 1 });
      }
    }
    const delay = Math.floor(-Math.log(1 - random()) * 60) + 2;
    const decided =
      status === 'reported' || status === 'under_verification'
        ? null
        : toIso(Math.min(END_DAY + 60, dayNumber + delay + Math.floor(random() * 40)));
    const id = newId();
    const reportCount = random() < 0.6 ? 1 : random() < 0.75 ? 2 : 3;
    const joinAll = random() < 0.85;
    const reports: SyntheticReport[] = [];
    for (let r = 0; r < reportCount; r += 1) {
      const missingDate = random() < 0.06;
      const coarser = missingDate ? widen(iso, 'unknown') : widen(iso, random() < 0.25 ? 'month' : precision);
      const missingPlace = random() < 0.07;
      reports.push({
        id: newId(),
        receivedOn: toIso(Math.min(END_DAY + 60, dayNumber + 1 + Math.floor(-Math.log(1 - random()) * 30))),
        from: coarser.from,
        to: coarser.to,
        precision: coarser.precision,
        placeId: missingPlace ? place.adm1 : place.id,
        adm1: place.adm1 ?? (place.level === 'adm1' ? place.id : null),
        placePrecision: missingPlace ? 'adm1' : place.level,
        forms: random() < 0.1 ? [weighted(FORMS)] : forms,
        circumstances: random() < 0.25 ? [] : [circumstance],
        partyIds: random() < 0.15 ? [world.unidentified] : partyIds,
        sourceType: weighted(SOURCES),
        reliability: pick(['A', 'B', 'B', 'C', 'C', 'D', 'F']),
        credibility: pick(['1', '2', '2', '3', '3', '6']),
        office: pick(world.offices),
        joined: r === 0 || joinAll,
        sex: groups[0]?.sex ?? 'unknown',
        age: random() < 0.2 ? 'unknown' : (groups[0]?.age ?? 'unknown'),
        displacement: groups[0]?.displacement ?? 'unknown',
        count: Math.max(1, total + (random() < 0.1 ? 1 : 0)),
      });
    }
    yield {
      id,
      reference: `${world.mission.code}-${iso.slice(2, 4)}${iso.slice(5, 7)}-${String(n + 1).padStart(5, '0')}`,
      from: period.from,
      to: period.to,
      precision,
      placeId: place.id,
      adm1: place.adm1 ?? (place.level === 'adm1' ? place.id : null),
      adm2: place.level === 'adm2' ? place.id : place.adm2,
      placePrecision: place.level,
      latitude: place.latitude,
      longitude: place.longitude,
      forms,
      circumstances: [circumstance],
      partyIds,
      status,
      decidedOn: decided,
      stepOn:
        status === 'reported' ? null : toIso(Math.min(END_DAY + 59, dayNumber + Math.max(1, delay - 1))),
      groups,
      response:
        random() < 0.45
          ? {
              service: pick(['health', 'health', 'psychosocial', 'legal', 'safety']),
              state: pick(['received', 'received', 'accepted', 'offered', 'declined', 'not_available']),
            }
          : null,
      reports,
    };
  }
}
