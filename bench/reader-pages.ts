/** Every list, filter, search and home that a reader waits for, over HTTP against the statements of the same page. */
import { findActorByEmail } from '@openmara/server/access/sessions';
import type { House } from '@openmara/server/command/house';
import { operationNamed } from '@openmara/server/operations/registry';
import pg from 'pg';
import { type BenchRow, ms, quantile, ratio, seeded, timed } from './measure.ts';
import { type AnyOperation, statementsOf } from './recorded-statements.ts';
import { call, type RunningServer, signIn } from './server.ts';

interface Known {
  readonly adm1: readonly { id: string; name: string }[];
  readonly parties: readonly { id: string; name: string }[];
  readonly incidents: readonly { id: string; reference: string }[];
  readonly reports: readonly { id: string; day: string }[];
}
type Draw = <T>(list: readonly T[]) => T;
/** One question as people ask it: the operation, who asks, and an input drawn from what the mission holds. */
interface Question {
  readonly what: string;
  readonly operation: string;
  readonly who?: string;
  input(draw: Draw, known: Known): object;
}

const DAYS = ['2014-03-01', '2015-01-01', '2015-07-15', '2016-02-01', '2016-06-30'] as const;
const FORMS = ['rape', 'gang_rape', 'sexual_slavery', 'forced_marriage'] as const;
const wordOf = (name: string): string => name.split(/[\s(]/)[0]?.slice(0, 8) ?? name;

const incidents = (what: string, input: (draw: Draw, known: Known) => object): Question => ({
  what: `incidents, ${what}`,
  operation: 'incident.list',
  input,
});
const reports = (what: string, input: (draw: Draw, known: Known) => object): Question => ({
  what: `reports, ${what}`,
  operation: 'report.list',
  input,
});

const QUESTIONS: readonly Question[] = [
  incidents('all', () => ({})),
  incidents('by form', (draw) => ({ form: draw(FORMS) })),
  incidents('by verification', (draw) => ({ status: draw(['reported', 'under_verification', 'verified']) })),
  incidents('by area', (draw, { adm1 }) => ({ adm1: draw(adm1).id })),
  incidents('by party', (draw, { parties }) => ({ party: draw(parties).id })),
  incidents('by dates', (draw) => ({ from: draw(DAYS), to: '2016-12-31' })),
  incidents('up to a day', (draw) => ({ to: draw(DAYS) })),
  incidents('late', () => ({ late: 'yes' })),
  incidents('without consent', () => ({ consent: 'no' })),
  incidents('by form, area and verification', (draw, { adm1 }) => ({
    form: draw(FORMS),
    adm1: draw(adm1).id,
    status: 'verified',
  })),
  incidents('by party and form, earliest first', (draw, { parties }) => ({
    party: draw(parties).id,
    form: draw(FORMS),
    sort: 'earliest',
  })),
  incidents('by reference', () => ({ sort: 'reference' })),
  incidents('the page after', (draw, known) => ({ after: draw(known.incidents).id })),
  incidents('search for a place', (draw, { adm1 }) => ({ q: wordOf(draw(adm1).name) })),
  incidents('search for a party', (draw, { parties }) => ({ q: wordOf(draw(parties).name) })),
  incidents('search for a reference', (draw, known) => ({ q: draw(known.incidents).reference })),
  reports('all', () => ({})),
  reports('by form', (draw) => ({ form: draw(FORMS) })),
  reports('not joined', () => ({ joined: 'no' })),
  reports('by party', (draw, { parties }) => ({ party: draw(parties).id })),
  reports('by consent', (draw) => ({ consent: draw(['yes', 'no', 'unasked']) })),
  reports('by days', (draw) => ({ from: draw(DAYS), to: '2016-12-31' })),
  reports('the page after', (draw, known) => {
    const { id, day } = draw(known.reports);
    return { after: `${day}_${id}` };
  }),
  reports('search for a place', (draw, { adm1 }) => ({ q: wordOf(draw(adm1).name) })),
  reports('search in the texts', (draw) => ({ q: draw(['market', 'soldiers', 'firewood', 'zzqx']) })),
  {
    what: 'an incident',
    operation: 'incident.get',
    input: (draw, known) => ({ id: draw(known.incidents).id }),
  },
  { what: 'a report', operation: 'report.get', input: (draw, known) => ({ id: draw(known.reports).id }) },
  {
    what: 'incidents that a report may be of',
    operation: 'report.candidates',
    input: (draw, known) => ({ ids: [draw(known.reports).id] }),
  },
  {
    what: 'places by their name',
    operation: 'place.search',
    input: (draw, { adm1 }) => ({ search: wordOf(draw(adm1).name).slice(0, 4) }),
  },
  { what: 'home', operation: 'mission.home', input: () => ({}) },
  { what: 'the map of home', operation: 'mission.map', input: () => ({}) },
  { what: 'what waits', operation: 'mission.what-waits', input: () => ({}) },
  { what: 'decisions that wait', operation: 'incident.list-decidable', input: () => ({}) },
  {
    what: 'own reports of a focal point',
    operation: 'report.list-own',
    who: 'focal-point@demo.example',
    input: () => ({}),
  },
];

/** Most people ask for what is recent, some for anything: every tenth record of the latest and of all. */
async function readKnown(owner: pg.Client, missionId: string): Promise<Known> {
  const ask = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> =>
    (await owner.query<T>(text, [missionId])).rows;
  return {
    adm1: await ask(
      `select distinct p.id, p.name from openmara.incident i join openmara.place p on p.id = i.adm1_id
       where i.mission_id = $1 order by p.name`,
    ),
    parties: await ask(
      `select distinct p.id, p.name from openmara.alleged_perpetrator a join openmara.party p on p.id = a.party_id
       where a.mission_id = $1 order by p.name`,
    ),
    incidents: await ask(
      `select id, reference from openmara.incident where mission_id = $1 order by md5(id::text) limit 100`,
    ),
    reports: await ask(
      `select id, listed_on::text as day from openmara.report
       where mission_id = $1 and withdrawn_at is null order by md5(id::text) limit 100`,
    ),
  };
}

interface Seen {
  readonly what: string;
  readonly p95: number;
  readonly bare: number;
  readonly slowest: string;
}
async function measure(
  { house, server, owner, mission, known, asks }: Asking,
  question: Question,
): Promise<Seen> {
  const random = seeded(11);
  const draw: Draw = (list) => list[Math.floor(random() * list.length)] as (typeof list)[number];
  const who = question.who ?? 'senior-wpa@demo.example';
  const token = await signIn(server.port, who);
  const actor = await findActorByEmail(house.pool, who);
  const operation = operationNamed(question.operation) as AnyOperation;
  const overHttp: number[] = [];
  const bareSql: number[] = [];
  let slowest = { took: 0, input: '' };
  for (let n = 0; n < asks; n += 1) {
    const input = { mission, ...question.input(draw, known) };
    const statements = await statementsOf(house, operation, actor, input);
    const path = `/api/${question.operation.replace('.', '/')}?input=${encodeURIComponent(JSON.stringify(input))}`;
    bareSql.push(
      await timed(async () => {
        for (const { text, values } of statements) await owner.query(text, [...values]);
      }),
    );
    const took = await timed(async () => {
      const answer = await call(server.port, 'GET', path, { token });
      if (answer.status !== 200)
        throw new Error(`${question.what}: ${answer.status} ${answer.text.slice(0, 300)}`);
    });
    overHttp.push(took);
    if (took > slowest.took) slowest = { took, input: JSON.stringify(input) };
  }
  return {
    what: question.what,
    p95: quantile(overHttp, 0.95),
    bare: quantile(bareSql, 0.95),
    slowest: `${ms(slowest.took)} ${slowest.input}`,
  };
}
interface Asking {
  readonly house: House;
  readonly server: RunningServer;
  readonly owner: pg.Client;
  readonly mission: string;
  readonly known: Known;
  readonly asks: number;
}

/** @param asks how often each question is asked, over HTTP and as bare SQL in turn */
export async function benchReaderPages(
  house: House,
  server: RunningServer,
  mission: string,
  asks: number,
  say: (text: string) => void,
): Promise<BenchRow[]> {
  const owner = new pg.Client(house.cluster.owner);
  await owner.connect();
  try {
    const missionId =
      (await owner.query<{ id: string }>('select id from openmara.mission where code = $1', [mission]))
        .rows[0]?.id ?? '';
    const known = await readKnown(owner, missionId);
    const rows: BenchRow[] = [];
    for (const question of QUESTIONS) {
      const seen = await measure({ house, server, owner, mission, known, asks }, question);
      say(`  ${seen.what}: p95 ${ms(seen.p95)}, bare SQL ${ms(seen.bare)}; slowest ${seen.slowest}`);
      rows.push({
        what: seen.what,
        target: 'p95 ≤ 50 ms and ≤ 2 × the bare SQL',
        seen: `${ms(seen.p95)}, ${ratio(seen.p95 / seen.bare)} (bare ${ms(seen.bare)})`,
        reached: seen.p95 <= 50 && seen.p95 / seen.bare <= 2,
      });
    }
    return rows;
  } finally {
    await owner.end();
  }
}
