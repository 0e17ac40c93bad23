/**
 * A second maker of messy logs, with words, places and layouts that the product's lists were not written from:
 * `node make-second-logs.ts OUT --seed 1 --count 20 --rows 40` writes OUT/log-SEED.csv (or .tsv) and OUT/log-SEED.truth.json.
 * Same seed, same bytes. What it adds: dates with an hour, short months, dots; ranges of age; two forms in a cell; counts
 * with their sex in words; logs without a key; headings in two rows. Nobody and nothing in it is real.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const spellings = z.array(z.string()).min(1);
const byCode = z.record(z.string(), spellings);
const language = z.object({
  /** How many of the logs are in it, beside the others. */
  logs: z.number(),
  missions: spellings,
  headings: byCode,
  form: byCode,
  source: byCode,
  yes: spellings,
  no: spellings,
  unknown: spellings,
  ver: byCode,
  sex: z.object({ female: spellings, male: spellings }),
  age: z.object({ minor: spellings, adult: spellings }),
  words: spellings,
  months: spellings,
  title: spellings,
  sub: z.string(),
  total: z.string(),
  unstated: spellings,
  years: z.string(),
  and: z.string(),
});
const mission = z.object({
  places: z.array(z.tuple([z.string().nullable(), z.string(), spellings])),
  parties: z.array(z.tuple([z.string().nullable(), spellings])),
});
type Language = z.infer<typeof language>;
type MissionWords = z.infer<typeof mission>;
const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const LANGUAGES = z.record(z.string(), language).parse(read('second-words.json'));
const MISSIONS = z.record(z.string(), mission).parse(read('second-missions.json'));

/** Numbers of [0, 1) that follow from a seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
class Chance {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = numbersOf(seed * 6151 + 29);
  }
  number(below: number): number {
    return Math.floor(this.#next() * below);
  }
  of(share: number): boolean {
    return this.#next() < share;
  }
  pick<T>(among: readonly T[]): T {
    const found = among[this.number(among.length)];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }
}

const two = (n: number): string => String(n).padStart(2, '0');
const iso = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const arabicDigits = (text: string): string => text.replace(/\d/g, (d) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(d)));

type Cells = Record<string, string>;
type Truth = Record<string, unknown>;
interface Log {
  readonly chance: Chance;
  readonly lang: string;
  readonly words: Language;
  readonly mission: string;
  readonly places: MissionWords;
  readonly year: number;
  readonly shape: (year: number, month: number, day: number) => string;
  readonly counting: 'number' | 'words' | 'bySex';
}

const SHAPES: Readonly<Record<string, (w: Language, y: number, m: number, d: number) => string>> = {
  slashes: (_, y, m, d) => `${two(d)}/${two(m)}/${y}`,
  dots: (_, y, m, d) => `${d}.${m}.${y}`,
  short: ({ months }, y, m, d) => `${d}-${months[m - 1]}-${String(y).slice(2)}`,
  words: ({ months }, y, m, d) => `${d} ${months[m - 1]} ${y}`,
  hour: (_, y, m, d) => `${iso(y, m, d)} ${two((d * 7) % 24)}:30`,
  american: (_, y, m, d) => `${m}/${d}/${y}`,
};

function when({ chance, words, year, shape }: Log, cells: Cells): Truth {
  const [month, day] = [1 + chance.number(11), 1 + chance.number(27)];
  const told = Math.min(day, lastOf(year, month + 1));
  cells['received'] = shape(year, month + 1, told);
  const received = iso(year, month + 1, told);
  const kind = chance.number(100);
  if (kind < 80) {
    cells['occurred'] = shape(year, month, day);
    return { from: iso(year, month, day), to: iso(year, month, day), precision: 'exact', received };
  }
  if (kind < 92) {
    cells['occurred'] = `${words.months[month - 1]} ${year}`;
    return {
      from: iso(year, month, 1),
      to: iso(year, month, lastOf(year, month)),
      precision: 'month',
      received,
    };
  }
  cells['occurred'] = chance.pick(words.unstated.slice(0, 2));
  return { from: null, to: null, precision: 'unknown', received };
}

function whereAndWho({ chance, words, places, counting }: Log, cells: Cells): Truth {
  const [adm1, place, names] = chance.pick(places.places);
  cells['place'] = chance.pick(names);
  cells['adm1'] = adm1 ?? '';
  const form = chance.pick(Object.keys(words.form));
  const second = chance.of(0.1) ? chance.pick(Object.keys(words.form)) : form;
  const forms = [...new Set([form, second])];
  cells['form'] = forms
    .map((code) => chance.pick(words.form[code] ?? []))
    .join(chance.pick(['; ', ' / ', words.and]));
  const stated = chance.of(0.85) ? chance.pick(places.parties) : null;
  cells['party'] = stated ? chance.pick(stated[1]) : chance.pick(words.unstated);
  const sex = chance.of(0.9) ? 'female' : 'male';
  const count = 1 + chance.number(3);
  cells['female'] = sex === 'female' ? String(count) : chance.pick(['0', '', '-']);
  cells['male'] = sex === 'male' ? String(count) : chance.pick(['0', '', '-']);
  cells['count'] = counting === 'words' && chance.of(0.5) ? (words.words[count] ?? '') : String(count);
  cells['sex'] = chance.pick(words.sex[sex]);
  const party = { party: stated?.[0] ?? null, partyText: stated ? cells['party'] : null };
  const precision = { placePrecision: 'settlement', options: { placePrecision: ['adm2', 'settlement'] } };
  return { adm1: adm1 ?? '', place, forms, ...party, count, sex, ...precision };
}

function whoWasHarmed({ chance, words }: Log, cells: Cells): Truth {
  const kind = chance.number(100);
  const truth: Truth = {};
  if (kind < 45) {
    const years = chance.pick([8, 13, 15, 17, 20, 23, 33, 41, 62]);
    truth['ageBand'] =
      years < 12 ? '0-11' : years < 18 ? '12-17' : years < 25 ? '18-24' : years < 50 ? '25-49' : '50+';
    cells['age'] = chance.pick([String(years), `${years} ${words.years}`, `${years}${words.years}`]);
  } else {
    const band = kind < 65 ? 'minor' : kind < 85 ? 'adult' : 'unknown';
    truth['ageBand'] = band;
    cells['age'] = chance.pick(band === 'unknown' ? words.unknown : words.age[band]);
  }
  const idp = chance.pick(['yes', 'yes', 'no', 'unknown'] as const);
  cells['idp'] = chance.pick(words[idp]);
  truth['displacement'] = idp === 'yes' ? 'idp' : 'unknown';
  const options = idp === 'no' ? { displacement: ['resident', 'not_displaced'] } : {};
  const source = chance.pick(Object.keys(words.source));
  const ver = chance.pick(Object.keys(words.ver));
  cells['source'] = chance.pick(words.source[source] ?? []);
  cells['ver'] = chance.pick(words.ver[ver] ?? []);
  return { ...truth, options, source, statedVerification: ver };
}

/** The columns of a log, in its order; the key first, where the file has one. */
function columnsOf(log: Log): string[] {
  const { chance, counting } = log;
  const counted = counting === 'bySex' ? ['female', 'male'] : ['count', 'sex'];
  const some = (share: number, ...names: string[]): string[] => (chance.of(share) ? names : []);
  const all = [
    'occurred',
    'received',
    'place',
    ...some(0.6, 'adm1'),
    'form',
    'party',
    ...counted,
    'age',
    'idp',
  ];
  const rest = [
    ...all,
    'source',
    'ver',
    ...some(0.6, 'remarks'),
    ...some(0.5, 'name', 'phone'),
    ...some(0.4, 'junk'),
  ];
  const mixed = rest.map((name) => ({ name, at: chance.number(1_000_000) })).toSorted((a, b) => a.at - b.at);
  return ['key', ...mixed.map(({ name }) => name)];
}

function make(seed: number, rows: number): { text: string; truth: Truth; delimiter: string } {
  const chance = new Chance(seed);
  const lang = chance.pick(
    Object.entries(LANGUAGES).flatMap(([name, { logs }]) => Array.from({ length: logs }, () => name)),
  );
  const words = LANGUAGES[lang];
  if (!words) throw new Error(`No words of ${lang}.`);
  const name = chance.pick(words.missions);
  const places = MISSIONS[name];
  if (!places) throw new Error(`No places of ${name}.`);
  const shapes = lang === 'en' ? Object.keys(SHAPES) : Object.keys(SHAPES).filter((at) => at !== 'american');
  const written = SHAPES[chance.pick(shapes)];
  const shape: Log['shape'] = (y, m, d) => written?.(words, y, m, d) ?? '';
  const counting = chance.pick(['number', 'words', 'bySex'] as const);
  const log: Log = {
    chance,
    lang,
    words,
    mission: name,
    places,
    year: 2014 + chance.number(3),
    shape,
    counting,
  };
  const columns = columnsOf(log);
  const headings = columns.map((at) => chance.pick(words.headings[at] ?? [at]));
  const delimiter = chance.pick([',', ';', '\t']);
  const cellOf = (text: string): string =>
    text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (cells: readonly string[]): string => cells.map(cellOf).join(delimiter);
  const digits = lang === 'ar' && chance.of(0.4) ? arabicDigits : (text: string) => text;
  const numbers = new Set(['occurred', 'received', 'count', 'age', 'female', 'male']);
  const lines = chance.of(0.5) ? [line([chance.pick(words.title), ...columns.slice(1).map(() => '')])] : [];
  lines.push(line(headings));
  const truth: Truth[] = [];
  for (let at = 1; at <= rows; at += 1) {
    const key = `${lang.toUpperCase()}${seed}/${two(at)}`;
    const cells: Cells = { key, remarks: chance.pick(['', '', 'see file']), junk: chance.pick(['K1', 'K2']) };
    cells['name'] = `Canary ${seed}-${at}`;
    cells['phone'] = `+000 777 ${String(seed % 1000).padStart(3, '0')} ${String(at).padStart(3, '0')}`;
    const [time, facts, people] = [when(log, cells), whereAndWho(log, cells), whoWasHarmed(log, cells)];
    truth.push({
      key,
      ...time,
      ...facts,
      ...people,
      options: Object.assign({}, facts['options'], people['options']),
    });
    lines.push(
      line(columns.map((col) => (numbers.has(col) ? digits(cells[col] ?? '') : (cells[col] ?? '')))),
    );
    if (chance.of(0.03))
      lines.push(line(columns.map((col, k) => (k === 1 ? words.sub : col === 'count' ? String(at) : ''))));
  }
  if (chance.of(0.4))
    lines.push(line(columns.map((col, k) => (k === 0 ? words.total : col === 'count' ? String(rows) : ''))));
  const unkept = columns.flatMap((col, at) =>
    col === 'name' || col === 'phone' ? [headings[at] ?? ''] : [],
  );
  return {
    text: `${lines.join('\r\n')}\r\n`,
    truth: { lang, mission: name, delimiter, unkept, rows: truth },
    delimiter,
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    rows: { type: 'string', default: '40' },
  },
});
const folder = positionals[0] ?? 'logs';
mkdirSync(folder, { recursive: true });
for (let at = 0; at < Number(values.count); at += 1) {
  const seed = Number(values.seed) + at;
  const { text, truth, delimiter } = make(seed, Number(values.rows));
  writeFileSync(join(folder, `log-${seed}.${delimiter === '\t' ? 'tsv' : 'csv'}`), text);
  writeFileSync(join(folder, `log-${seed}.truth.json`), JSON.stringify(truth, null, 1));
}
