/** Two-dimensional tables against the plainest SQL that gives the same counts, without row security. */
import assert from 'node:assert/strict';
import { findActorByEmail } from '@openmara/server/access/sessions';
import { tabulate } from '@openmara/server/analysis/tabulate';
import type { House } from '@openmara/server/command/house';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { type BenchRow, median, ratio, seconds, timed } from './measure.ts';

const STATUSES = ['reported', 'under_verification', 'verified', 'not_verified', 'unfounded', 'out_of_scope'];

/** Written by hand and kept apart from the engine: cells first, then each margin that is not the sum of its cells, then the total. */
const CASES: ReadonlyArray<{
  readonly name: string;
  readonly input: { unit: string; rows: string; columns: string };
  readonly bare: readonly string[];
}> = [
  {
    name: 'incidents by first-level area and status',
    input: { unit: 'incidents', rows: 'adm1', columns: 'status' },
    bare: [
      `select coalesce(p.name, '—'), i.status, count(*) from openmara.incident i left join openmara.place p on p.id = i.adm1_id where i.mission_id = $1 group by 1, 2`,
    ],
  },
  {
    name: 'incidents by form and party',
    input: { unit: 'incidents', rows: 'form', columns: 'party' },
    bare: [
      `select f.v, coalesce(p.name, '—'), count(distinct i.id) from openmara.incident i cross join lateral unnest(i.forms) f(v) left join openmara.alleged_perpetrator a on a.mission_id = i.mission_id and a.incident_id = i.id left join openmara.party p on p.id = a.party_id where i.mission_id = $1 group by 1, 2`,
      `select f.v, count(*) from openmara.incident i cross join lateral unnest(i.forms) f(v) where i.mission_id = $1 group by 1`,
      `select coalesce(p.name, '—'), count(distinct i.id) from openmara.incident i left join openmara.alleged_perpetrator a on a.mission_id = i.mission_id and a.incident_id = i.id left join openmara.party p on p.id = a.party_id where i.mission_id = $1 group by 1`,
      `select count(*) from openmara.incident i where i.mission_id = $1`,
    ],
  },
  {
    name: 'survivors by sex and age',
    input: { unit: 'survivors', rows: 'sex', columns: 'age' },
    bare: [
      `select g.sex, g.age_band, sum(g.count) from openmara.incident i join openmara.survivor_group g on g.mission_id = i.mission_id and g.incident_id = i.id where i.mission_id = $1 group by 1, 2`,
    ],
  },
  {
    name: 'incidents by quarter and sex',
    input: { unit: 'incidents', rows: 'quarter', columns: 'sex' },
    bare: [
      `select case when i.date_precision in ('exact', 'week', 'month', 'quarter') then to_char(i.occurred_from, 'YYYY-"Q"Q') else 'unknown' end, g.sex, count(distinct i.id) from openmara.incident i join openmara.survivor_group g on g.mission_id = i.mission_id and g.incident_id = i.id where i.mission_id = $1 group by 1, 2`,
      `select case when i.date_precision in ('exact', 'week', 'month', 'quarter') then to_char(i.occurred_from, 'YYYY-"Q"Q') else 'unknown' end, count(*) from openmara.incident i where i.mission_id = $1 group by 1`,
      `select g.sex, count(distinct i.id) from openmara.incident i join openmara.survivor_group g on g.mission_id = i.mission_id and g.incident_id = i.id where i.mission_id = $1 group by 1`,
      `select count(*) from openmara.incident i where i.mission_id = $1`,
    ],
  },
];

export async function benchTables(
  house: House,
  mission: string,
  say: (text: string) => void,
): Promise<BenchRow[]> {
  const actor = await findActorByEmail(house.pool, 'senior-wpa@demo.example');
  const owner = new pg.Client(house.cluster.owner);
  await owner.connect();
  const rows: BenchRow[] = [];
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
    for (const { name, input, bare } of CASES) {
      const ours: number[] = [];
      const plain: number[] = [];
      let cells: number | null = null;
      let engine: Awaited<ReturnType<typeof runTable>> | undefined;
      const runTable = () => runOperation(house, tabulate, actor, { mission, statuses: STATUSES, ...input });
      for (let run = 0; run < 4; run += 1) {
        const plainly = await timed(async () => {
          for (const [at, text] of bare.entries()) {
            const { rowCount } = await owner.query(text, [missionId]);
            if (at === 0) cells = rowCount;
          }
        });
        const engined = await timed(async () => {
          engine = await runTable();
        });
        // the first run of each warms the cache
        if (run > 0) {
          plain.push(plainly);
          ours.push(engined);
        }
      }
      assert.equal(
        engine?.cells.flat().filter((cell) => cell !== 0).length,
        cells,
        `${name}: the plain SQL counts other cells`,
      );
      const [a, b] = [median(ours), median(plain)];
      say(`  ${name}: ${seconds(a)}, plain ${seconds(b)}`);
      rows.push({
        what: `table of ${name} over ${incidents.toLocaleString('en-GB')} incidents`,
        target: '≤ 2 × the bare SQL of the same counts',
        seen: `${ratio(a / b)} (${seconds(a)} against ${seconds(b)})`,
        reached: a / b <= 2,
      });
    }
  } finally {
    await owner.end();
  }
  return rows;
}
