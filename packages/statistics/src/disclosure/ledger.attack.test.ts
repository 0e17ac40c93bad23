/** Releases over a year, one after the other, and a reader who keeps them all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, type GivenTable, type Ledger, type LedgerTable } from './ledger.ts';
import type { Insider } from './insider.ts';
import { isSmall } from './rule.ts';
import { type Knowledge, learned } from './reader.ts';
import { seeded } from './seeded.ts';

interface Incident {
  readonly quarter: number;
  readonly area: string;
  readonly forms: readonly string[];
  readonly parties: readonly string[];
  readonly groups: ReadonlyArray<{ sex: string; age: string; count: number }>;
}
const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'];
const PERIODS: Ledger['periods'] = [
  { whole: 'H1', parts: ['Q1', 'Q2'] },
  { whole: 'H2', parts: ['Q3', 'Q4'] },
  { whole: 'Y', parts: QUARTERS },
  { whole: 'Y', parts: ['H1', 'H2'] },
];
const quartersOf = (period: string): string[] =>
  PERIODS.filter(
    ({ whole, parts }) => whole === period && parts.every((part) => part.startsWith('Q')),
  ).flatMap(({ parts }) => [...parts]);
const AREAS = ['North', 'South', 'East', 'West', 'Lake'];
const FORMS = ['rape', 'slavery', 'marriage', 'other'];
const PARTIES = ['army', 'militia', 'band', 'police', 'nobody'];
const SEXES = ['female', 'male', 'unknown'];
const AGES = ['0-11', '12-17', '18-59', '60+'];

/** A year's register, of a size and a skew of its own. */
function randomYear(random: () => number): Incident[] {
  const size = 20 + Math.floor(random() * random() * 500);
  const skew = 1 + random() * 3;
  const pick = (list: readonly string[]): string => list[Math.floor(random() ** skew * list.length)] ?? '';
  const few = (list: readonly string[]): string[] => [
    ...new Set(random() < 0.2 ? [pick(list), pick(list)] : [pick(list)]),
  ];
  return Array.from({ length: size }, () => ({
    quarter: Math.floor(random() * 4),
    area: pick(AREAS),
    forms: few(FORMS),
    parties: few(PARTIES),
    groups: [...new Set([pick(SEXES), pick(SEXES)])].map((sex) => ({
      sex,
      age: pick(AGES),
      count: 1 + Math.floor(random() ** 4 * 6),
    })),
  }));
}

interface Design {
  readonly population: 'incidents' | 'survivors';
  readonly rows: string;
  readonly columns: string | null;
}
const DESIGNS: readonly Design[] = [
  { population: 'incidents', rows: 'form', columns: 'sex' },
  { population: 'incidents', rows: 'area', columns: null },
  { population: 'incidents', rows: 'party', columns: null },
  { population: 'incidents', rows: 'lead', columns: null },
  { population: 'survivors', rows: 'sex', columns: 'age' },
  { population: 'survivors', rows: 'area', columns: 'sex' },
  { population: 'incidents', rows: 'area', columns: 'form' },
];
const OVERLAPS: Readonly<Record<string, readonly string[]>> = {
  incidents: ['form', 'party', 'sex'],
  survivors: ['form', 'party'],
};
const KEYS: Readonly<Record<string, readonly string[]>> = {
  form: FORMS,
  party: PARTIES,
  lead: PARTIES.map((party) => `first-${party}`),
  area: AREAS,
  sex: SEXES,
  age: AGES,
};

/** Each record of the population once, with the values it has in each dimension and its weight. */
function recordsOf(
  year: readonly Incident[],
  population: Design['population'],
): Array<{ weight: number; of: Record<string, readonly string[]> }> {
  return year.flatMap((incident) => {
    const shared = {
      area: [incident.area],
      form: incident.forms,
      party: incident.parties,
      lead: [`first-${incident.parties[0]}`],
    };
    if (population === 'survivors')
      return incident.groups.map((g) => ({ weight: g.count, of: { ...shared, sex: [g.sex], age: [g.age] } }));
    return [{ weight: 1, of: { ...shared, sex: incident.groups.map((g) => g.sex) } }];
  });
}
function count(
  year: readonly Incident[],
  period: string,
  { population, rows, columns }: Design,
): LedgerTable {
  const quarters = period.startsWith('Q') ? [period] : quartersOf(period);
  const records = recordsOf(
    year.filter(({ quarter }) => quarters.includes(QUARTERS[quarter] ?? '')),
    population,
  );
  const of = (...values: Array<readonly [string, string]>): number =>
    records
      .filter((r) => values.every(([d, v]) => r.of[d]?.includes(v)))
      .reduce((sum, { weight }) => sum + weight, 0);
  const telling = rows === 'party' || rows === 'lead';
  const rowKeys = (KEYS[rows] ?? []).filter((key) => !telling || of([rows, key]) > 0);
  const columnKeys = columns ? (KEYS[columns] ?? []) : [];
  return {
    population,
    period,
    rows,
    columns,
    rowKeys,
    columnKeys,
    tellingRows: new Set(telling ? rowKeys : []),
    counts: {
      cells: rowKeys.map((row) => columnKeys.map((column) => of([rows, row], [columns ?? '', column]))),
      rowTotals: rowKeys.map((row) => of([rows, row])),
      columnTotals: columnKeys.map((column) => of([columns ?? '', column])),
      total: of(),
    },
  };
}

const KNOWLEDGE: Knowledge = {
  periods: PERIODS,
  atLeast: [{ more: 'survivors', fewer: 'incidents' }],
  overlaps: (population, dimension) => (OVERLAPS[population] ?? []).includes(dimension),
};
const ORDERS = [
  ['Q1', 'Q2', 'H1'],
  ['Q1', 'Q2', 'Q3', 'Q4', 'Y'],
  ['Y', 'Q2', 'Q1', 'H1'],
  ['H1', 'Y', 'H2'],
  ['Q3', 'Q4', 'H2', 'Q1'],
];
const some = <T>(random: () => number, list: readonly T[]): T[] => {
  const chosen = list.filter(() => random() < 0.4);
  return chosen.length > 0 ? chosen : list.slice(0, 1);
};

/** Headquarters: each incident with its place, forms and parties, and whether it is of a few survivors or of more. */
const insiderOf = (year: readonly Incident[]): Insider => ({
  counts: [{ population: 'incidents', dimensions: ['area', 'form', 'party', 'lead'] }],
  bands: QUARTERS.map((period, quarter) => {
    const survivors = year
      .filter((incident) => incident.quarter === quarter)
      .map(({ groups }) => groups.reduce((sum, group) => sum + group.count, 0));
    return {
      population: 'survivors',
      period,
      small: survivors.filter(isSmall),
      large: survivors.filter((count) => !isSmall(count)).length,
    };
  }),
});

/** Releases period after period, with other tables now and then. @returns what was given, and how much was refused */
async function releases(
  random: () => number,
  inside = false,
  safe = inside,
): Promise<{ given: GivenTable[]; refused: number; insider: Insider | undefined }> {
  const year = randomYear(random);
  const insider = inside ? insiderOf(year) : undefined;
  const given: GivenTable[] = [];
  const designsOf = inside ? DESIGNS.slice(0, 5) : DESIGNS;
  const usual = some(random, designsOf);
  let refused = 0;
  for (const period of inside
    ? [...QUARTERS, 'H1', 'Y']
    : (ORDERS[Math.floor(random() * ORDERS.length)] ?? [])) {
    const designs = random() < 0.7 ? usual : some(random, designsOf);
    const ledger = {
      given,
      periods: PERIODS,
      atLeast: KNOWLEDGE.atLeast,
      ...(insider && safe ? { insider } : {}),
    };
    const asked = designs.map((design) => count(year, period, design));
    for (const result of await answer(ledger, asked)) {
      if ('refused' in result) refused += 1;
      else given.push({ ...result.table, published: result.published });
    }
  }
  return { given, refused, insider };
}

const TABLES = 3000;
test(`${TABLES} tables in releases over a year, kept by a reader: nothing pinned, narrowed or revealed`, async () => {
  const all = { tables: 0, refused: 0 };
  for (let seed = 0; all.tables < TABLES; seed += 1) {
    const { given, refused } = await releases(seeded(seed));
    assert.deepEqual(await learned(given, KNOWLEDGE), [], `seed ${seed}`);
    all.tables += given.length + refused;
    all.refused += refused;
  }
  assert.ok(all.refused < TABLES / 20, `${all.refused} refused`);
  console.log(`${all.tables} tables, ${all.refused} refused`);
});

const INSIDE = 300;
test(`${INSIDE} tables in releases, kept by a reader of incidents made coarse as well: no more is learned`, async () => {
  const all = { tables: 0, refused: 0 };
  for (let seed = 0; all.tables < INSIDE; seed += 1) {
    const { given, refused, insider } = await releases(seeded(seed), true);
    assert.ok(insider);
    assert.deepEqual(await learned(given, KNOWLEDGE), [], `seed ${seed}, outside`);
    assert.deepEqual(await learned(given, { ...KNOWLEDGE, insider }), [], `seed ${seed}, inside`);
    all.tables += given.length + refused;
    all.refused += refused;
  }
  assert.ok(all.refused < INSIDE / 25, `${all.refused} refused`);
});
test('that reader learns something where the tables are not made safe from them', async () => {
  const { given, insider } = await releases(seeded(3), true, false);
  assert.ok(insider);
  assert.deepEqual(await learned(given, KNOWLEDGE), []);
  assert.notDeepEqual(await learned(given, { ...KNOWLEDGE, insider }), []);
});
