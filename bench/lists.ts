/** The incident list and the filing of reports over HTTP. */
import type { House } from '@openmara/server/command/house';
import { incidentFilter, incidentPage } from '@openmara/server/incidents/incident-page';
import pg from 'pg';
import { type BenchRow, ms, quantile, ratio, seeded, timed } from './measure.ts';
import { call, type RunningServer, signIn } from './server.ts';

type Filter = Partial<Record<'status' | 'form' | 'adm1' | 'party' | 'from' | 'to', string>>;

/** Filters as people set them, one to three at a time, drawn with a seed from what the mission has. */
async function drawFilters(owner: pg.Client, missionId: string, count: number): Promise<Filter[]> {
  const adm1 = (
    await owner.query<{ id: string }>(
      'select distinct adm1_id as id from openmara.incident where mission_id = $1 and adm1_id is not null',
      [missionId],
    )
  ).rows;
  const party = (
    await owner.query<{ id: string }>(
      'select distinct party_id as id from openmara.alleged_perpetrator where mission_id = $1',
      [missionId],
    )
  ).rows;
  const random = seeded(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, () => {
    const filter: Filter = {};
    const kinds = new Set(
      Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        pick(['status', 'form', 'adm1', 'party', 'to'] as const),
      ),
    );
    if (kinds.has('status')) filter.status = pick(['reported', 'under_verification', 'verified']);
    if (kinds.has('form')) filter.form = pick(['rape', 'gang_rape', 'sexual_slavery']);
    if (kinds.has('adm1')) filter.adm1 = pick(adm1).id;
    if (kinds.has('party')) filter.party = pick(party).id;
    if (kinds.has('to')) filter.to = `${pick(['2015', '2016'])}-0${1 + Math.floor(random() * 9)}-01`;
    return filter;
  });
}

interface ListMeasure {
  readonly incidents: number;
  readonly p95: number;
  readonly bareP95: number;
  readonly perSecond: number;
}
async function measureList(
  house: House,
  server: RunningServer,
  token: string,
  mission: string,
): Promise<ListMeasure> {
  const owner = new pg.Client(house.cluster.owner);
  await owner.connect();
  try {
    const missionId =
      (await owner.query<{ id: string }>('select id from openmara.mission where code = $1', [mission]))
        .rows[0]?.id ?? '';
    const incidents =
      (
        await owner.query<{ n: number }>(
          'select count(*)::int as n from openmara.incident where mission_id = $1',
          [missionId],
        )
      ).rows[0]?.n ?? 0;
    const filters = await drawFilters(owner, missionId, 300);
    const ask = async (filter: Filter): Promise<void> => {
      const answer = await call(
        server.port,
        'GET',
        `/api/incident/list?input=${encodeURIComponent(JSON.stringify({ mission, ...filter }))}`,
        { token },
      );
      if (answer.status !== 200)
        throw new Error(`incident list: ${answer.status} ${answer.text.slice(0, 200)}`);
    };
    const bare = async (filter: Filter): Promise<void> => {
      const { text, values } = incidentPage(missionId, { filter: incidentFilter.parse(filter), limit: 51 });
      await owner.query(text, values);
    };
    for (const filter of filters.slice(0, 60)) {
      await ask(filter);
      await bare(filter);
    }
    const overHttp: number[] = [];
    const bareSql: number[] = [];
    for (const filter of filters) {
      bareSql.push(await timed(() => bare(filter)));
      overHttp.push(await timed(() => ask(filter)));
    }
    const until = performance.now() + 8000;
    let pages = 0;
    const took = await timed(() =>
      Promise.all(
        Array.from({ length: 4 }, async (_, client) => {
          for (let n = client; performance.now() < until; n += 4) {
            await ask(filters[n % filters.length] ?? {});
            pages += 1;
          }
        }),
      ),
    );
    return {
      incidents,
      p95: quantile(overHttp, 0.95),
      bareP95: quantile(bareSql, 0.95),
      perSecond: pages / (took / 1000),
    };
  } finally {
    await owner.end();
  }
}

export async function benchLists(
  house: House,
  server: RunningServer,
  missions: readonly string[],
  say: (text: string) => void,
): Promise<BenchRow[]> {
  const token = await signIn(server.port, 'senior-wpa@demo.example');
  const measures: ListMeasure[] = [];
  const rows: BenchRow[] = [];
  for (const mission of missions) {
    const seen = await measureList(house, server, token, mission);
    measures.push(seen);
    say(
      `  list at ${seen.incidents}: p95 ${ms(seen.p95)}, bare SQL ${ms(seen.bareP95)}, ${Math.round(seen.perSecond)} pages/s`,
    );
    rows.push({
      what: `list page of 50 incidents, filtered, over HTTP, at ${seen.incidents.toLocaleString('en-GB')} incidents`,
      target: 'p95 ≤ 50 ms and ≤ 2 × the bare SQL; ≥ 60 pages/s with 4 clients',
      seen: `p95 ${ratio(seen.p95 / seen.bareP95)} (${ms(seen.p95)} against ${ms(seen.bareP95)}); ${Math.round(seen.perSecond)} pages/s`,
      reached: seen.p95 <= 50 && seen.p95 / seen.bareP95 <= 2 && seen.perSecond >= 60,
    });
  }
  const [small, large] = [measures[0], measures.at(-1)];
  if (small && large && small !== large)
    rows.push({
      what: `the same page, ${large.incidents.toLocaleString('en-GB')} against ${small.incidents.toLocaleString('en-GB')} incidents`,
      target: 'cost flat (≤ 1.5 × in pages/s)',
      seen: `${ratio(small.perSecond / large.perSecond)} in pages/s, ${ratio(large.p95 / small.p95)} in p95`,
      reached: small.perSecond / large.perSecond <= 1.5,
    });
  return rows;
}

/** Reports filed by sixteen clients at once, each through rule, row security, audit entry and a commit to disk. */
export async function benchFiling(server: RunningServer, mission: string): Promise<BenchRow[]> {
  const token = await signIn(server.port, 'focal-point@demo.example');
  const body = {
    mission,
    receivedOn: '2016-09-02',
    occurred: { from: '2016-09-01', to: '2016-09-01', precision: 'exact' },
    forms: ['rape'],
    sourceType: 'survivor',
    survivors: [{ sex: 'female', ageBand: '18-24', displacement: 'idp', count: 1, countKnown: true }],
    narrative: 'Synthetic report, filed by the bench.',
  };
  const file = async (): Promise<void> => {
    const answer = await call(server.port, 'POST', '/api/report/file', { token, body });
    if (answer.status !== 200)
      throw new Error(`report filing: ${answer.status} ${answer.text.slice(0, 400)}`);
  };
  for (let n = 0; n < 100; n += 1) await file();
  const until = performance.now() + 8000;
  let filed = 0;
  const took = await timed(() =>
    Promise.all(
      Array.from({ length: 16 }, async () => {
        while (performance.now() < until) {
          await file();
          filed += 1;
        }
      }),
    ),
  );
  const perSecond = filed / (took / 1000);
  return [
    {
      what: 'a filed report through the API with rule, row security, version and audit entry',
      target: '≥ 1,000/s with 16 clients',
      seen: `${Math.round(perSecond)}/s`,
      reached: perSecond >= 1000,
    },
  ];
}
