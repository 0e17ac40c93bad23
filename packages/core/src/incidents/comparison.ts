/**
 * Whether two accounts may speak of one event, fact by fact: what agrees, what may agree, what nobody said, what
 * contradicts. It proposes an order and decides nothing: joining is a decision of a person. No weights are learned here.
 */
import type { Period } from './period.ts';

/** What two accounts say of one fact: the same, what can be the same, nothing to compare, or something else. */
export const AGREEMENTS = ['agrees', 'near', 'unknown', 'differs'] as const;
/** How two accounts stand to each other in one fact. */
export type Agreement = (typeof AGREEMENTS)[number];
/** The facts that are compared, in the order in which they are read. */
export const COMPARED_FACTS = ['place', 'date', 'party', 'form', 'survivors'] as const;
/** A fact that is compared. */
export type ComparedFact = (typeof COMPARED_FACTS)[number];

/** What one report says, or what is held of one incident. Places and parties by id. */
export interface Account {
  readonly occurred: Period;
  readonly placeId: string | null;
  /** A code of the list `placePrecision`. */
  readonly placePrecision: string;
  readonly adm1Id: string | null;
  readonly adm2Id: string | null;
  /** Degrees; of the event itself, or of the place by its name. */
  readonly at: { readonly latitude: number; readonly longitude: number } | null;
  /** An unidentified party is nobody in particular: two accounts that name it need not mean the same men. */
  readonly parties: ReadonlyArray<{ readonly id: string; readonly identified: boolean }>;
  readonly forms: readonly string[];
  readonly survivors: number;
  /** False where the number is a minimum. */
  readonly survivorsExact: boolean;
}
/** Two accounts, fact by fact. */
export interface Comparison {
  readonly facts: Readonly<Record<ComparedFact, Agreement>>;
  /** Whole days between the two periods; 0 where they touch, null where one is not known. */
  readonly daysApart: number | null;
  /** Kilometres between the two places; null where one is known only by its area. */
  readonly kmApart: number | null;
}

/** Kilometres within which two names may be one place: the next village, an hour on foot. */
const NEAR_KM = 10;
/** Days within which a date that was told later may be off. */
const NEAR_DAYS = 7;
const COARSE_PLACES: ReadonlySet<string> = new Set(['country', 'adm1', 'adm2', 'adm3']);
const isFine = (account: Account): boolean => !COARSE_PLACES.has(account.placePrecision);

/** Great-circle distance in kilometres. */
function kilometres(one: Account['at'], other: Account['at']): number | null {
  if (!one || !other) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = radians(other.latitude - one.latitude);
  const dLon = radians(other.longitude - one.longitude);
  const a =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(a)));
}

function comparePlaces(one: Account, other: Account, km: number | null): Agreement {
  const known = (account: Account): boolean => Boolean(account.placeId ?? account.adm1Id ?? account.at);
  if (!known(one) || !known(other)) return 'unknown';
  const fine = isFine(one) && isFine(other);
  if (fine && one.placeId !== null && one.placeId === other.placeId) return 'agrees';
  if (fine && km !== null) return km < 1 ? 'agrees' : km <= NEAR_KM ? 'near' : 'differs';
  if (one.adm1Id !== other.adm1Id) return one.adm1Id && other.adm1Id ? 'differs' : 'unknown';
  // The same first-level area: another second-level area in it is another place.
  return one.adm2Id && other.adm2Id && one.adm2Id !== other.adm2Id ? 'differs' : 'near';
}

const DAY = 86_400_000;
/** Whole days between two periods; 0 where they touch. */
function daysBetween(one: Period, other: Period): number | null {
  if (!one.from || !one.to || !other.from || !other.to) return null;
  const gap = Math.max(
    Date.parse(other.from) - Date.parse(one.to),
    Date.parse(one.from) - Date.parse(other.to),
  );
  return Math.max(0, Math.round(gap / DAY));
}
const isSharp = ({ precision }: Period): boolean => precision === 'exact' || precision === 'week';
function compareDates(one: Period, other: Period, days: number | null): Agreement {
  if (days === null) return 'unknown';
  if (days === 0) return isSharp(one) && isSharp(other) ? 'agrees' : 'near';
  return days <= NEAR_DAYS ? 'near' : 'differs';
}

function compareParties(one: Account['parties'], other: Account['parties']): Agreement {
  const shared = one.filter(({ id }) => other.some((party) => party.id === id));
  if (shared.some((party) => party.identified)) return 'agrees';
  if (shared.length > 0) return 'near';
  const named = (parties: Account['parties']): boolean => parties.some((party) => party.identified);
  return named(one) && named(other) ? 'differs' : 'unknown';
}

function compareForms(one: readonly string[], other: readonly string[]): Agreement {
  if (one.length === 0 || other.length === 0) return 'unknown';
  const shared = one.filter((form) => other.includes(form)).length;
  if (shared === 0) return 'differs';
  return shared === Math.max(one.length, other.length) ? 'agrees' : 'near';
}

function compareSurvivors(one: Account, other: Account): Agreement {
  if (one.survivors === 0 || other.survivors === 0) return 'unknown';
  if (one.survivors === other.survivors) return 'agrees';
  const fewer = one.survivors < other.survivors ? one : other;
  // "At least two" can be three.
  return fewer.survivorsExact ? 'differs' : 'near';
}

/** Compares two accounts; which of them is the report makes no difference. */
export function compareAccounts(one: Account, other: Account): Comparison {
  const kmApart = kilometres(one.at, other.at);
  const daysApart = daysBetween(one.occurred, other.occurred);
  return {
    facts: {
      place: comparePlaces(one, other, kmApart),
      date: compareDates(one.occurred, other.occurred, daysApart),
      party: compareParties(one.parties, other.parties),
      form: compareForms(one.forms, other.forms),
      survivors: compareSurvivors(one, other),
    },
    daysApart,
    kmApart: isFine(one) && isFine(other) ? kmApart : null,
  };
}

const COUNTS_FOR: Readonly<Record<Agreement, number>> = { agrees: 2, near: 1, unknown: 0, differs: -2 };
/**
 * How much speaks for one event: two for each fact that agrees, one for each that can agree, and two less for each that
 * contradicts. Above 0 it is worth a look.
 */
export const speaksFor = ({ facts }: Comparison): number =>
  COMPARED_FACTS.reduce((sum, fact) => sum + COUNTS_FOR[facts[fact]], 0);

/** Whether place and date agree, something else agrees, and nothing contradicts: what a person may accept at a glance. */
export function isStrong({ facts }: Comparison): boolean {
  const others = COMPARED_FACTS.filter((fact) => fact !== 'place' && fact !== 'date');
  return (
    facts.place === 'agrees' &&
    facts.date === 'agrees' &&
    others.some((fact) => facts[fact] === 'agrees') &&
    others.every((fact) => facts[fact] !== 'differs')
  );
}

/** Whether place and date leave it open: what contradicts in one of them is another event, however alike it is. */
export const isPossible = (comparison: Comparison): boolean =>
  comparison.facts.place !== 'differs' && comparison.facts.date !== 'differs' && speaksFor(comparison) > 0;

/**
 * The order of what is proposed: what is possible before what is not, then most that speaks for it; of equals, the
 * nearer day and then the nearer place.
 */
export const byLikeness = (one: Comparison, other: Comparison): number =>
  Number(isPossible(other)) - Number(isPossible(one)) ||
  speaksFor(other) - speaksFor(one) ||
  (one.daysApart ?? Infinity) - (other.daysApart ?? Infinity) ||
  (one.kmApart ?? Infinity) - (other.kmApart ?? Infinity) ||
  0;
