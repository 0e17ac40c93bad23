/** What waits for a second pair of eyes: what is kept with each incident is what its steps and reports say, whatever happened. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { correctIncident } from '@openmara/server/incidents/correct-incident';
import { correctReport } from '@openmara/server/incidents/correct-report';
import { decidableNow, keepDecidable } from '@openmara/server/incidents/decidable';
import { decideVerification } from '@openmara/server/incidents/decide-verification';
import { fileReport } from '@openmara/server/incidents/file-report';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { getReport } from '@openmara/server/incidents/get-report';
import { joinReport } from '@openmara/server/incidents/join-report';
import { judgeIndependence } from '@openmara/server/incidents/judge-independence';
import { listDecidable } from '@openmara/server/incidents/list-decidable';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { readIncidentFacts } from '@openmara/server/incidents/read-incident-facts';
import { recordConsent } from '@openmara/server/incidents/record-consent';
import { recordStep } from '@openmara/server/incidents/record-step';
import { separateReport } from '@openmara/server/incidents/separate-report';
import { whatWaits } from '@openmara/server/missions/what-waits';
import { runOperation } from '@openmara/server/operations/run';
import fc from 'fast-check';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
const TODAY = new Date().toISOString().slice(0, 10);
let t: TestHouse;
let owner: pg.Client;
let missionId = '';
before(async () => {
  t = await openTestHouse(300);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  missionId =
    (await owner.query<{ id: string }>('select id from openmara.mission where code = $1', [mission])).rows[0]
      ?.id ?? '';
});
after(async () => {
  await owner.end();
  await t.close();
});
/** Runs it as the role; a refusal of the rules is a step of the history in which nothing happened. */
async function act(role: Role, operation: Parameters<typeof runOperation>[1], input: object) {
  try {
    return await runOperation(t.house, operation, await t.actor(role), { mission, ...input });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
interface Kept {
  readonly id: string;
  readonly decidable_since: Date | null;
  readonly decidable_not_by: string[] | null;
}
const kept = async (): Promise<Kept[]> =>
  (
    await owner.query<Kept>(
      'select id, decidable_since, decidable_not_by from openmara.incident where mission_id = $1 order by id',
      [missionId],
    )
  ).rows;
/** Kept and computed anew, each as a line an incident. */
async function assertKept(): Promise<void> {
  const rows = await kept();
  const anew = await decidableNow(
    { db: owner, mission: { id: missionId } },
    rows.map(({ id }) => id),
  );
  const line = (id: string, waits: boolean, notBy: readonly string[] | null): string =>
    `${id} ${waits} ${[...(notBy ?? [])].sort().join(' ')}`;
  assert.deepEqual(
    rows.map((row) => line(row.id, row.decidable_since !== null, row.decidable_not_by)),
    anew.map(({ id, since, notBy }) => line(id, since !== null, notBy)).sort(),
  );
}

async function file(role: Role): Promise<string> {
  const report = { occurred: { from: '2016-08-01', to: '2016-08-01', precision: 'exact' }, forms: ['rape'] };
  const filed = await runOperation(t.house, fileReport, await t.actor(role), {
    mission,
    report: { ...report, receivedOn: '2016-08-02', sourceType: 'ngo' },
  });
  return filed.id;
}
const WRITERS = ['focal_point', 'wpa', 'senior_wpa'] as const;
const DECIDERS = ['verifying_officer', 'wpa', 'senior_wpa'] as const;

/** One incident with two reports, and what can happen to it. */
class History {
  readonly incident: string;
  readonly reports: readonly string[];
  constructor(incident: string, reports: readonly string[]) {
    this.incident = incident;
    this.reports = reports;
  }
  static async begin(): Promise<History> {
    const reports = [await file('focal_point'), await file('focal_point'), await file('wpa')];
    const opened = await runOperation(t.house, openIncident, await t.actor('senior_wpa'), {
      mission,
      reportId: reports[0] ?? '',
      reason: 'first report',
    });
    return new History(opened.id, reports);
  }
  private at = (n: number): string => this.reports[n % this.reports.length] ?? '';
  private async version(): Promise<number> {
    const read = await runOperation(t.house, getIncident, await t.actor('senior_wpa'), {
      mission,
      id: this.incident,
    });
    return read.version;
  }
  readonly happens: Record<string, (who: number, n: number) => Promise<unknown>> = {
    join: (who, n) =>
      act(WRITERS[1 + (who % 2)] ?? 'wpa', joinReport, {
        id: this.incident,
        reportId: this.at(n),
        reason: 'same night',
        independent: who % 3 > 0,
      }),
    separate: (who, n) =>
      act(WRITERS[1 + (who % 2)] ?? 'wpa', separateReport, {
        id: this.incident,
        reportId: this.at(n),
        reason: 'another place',
      }),
    judge: (who, n) =>
      act('wpa', judgeIndependence, {
        id: this.incident,
        reportId: this.at(n),
        independent: who % 2 === 0,
        reason: 'one conversation',
      }),
    step: (who, n) =>
      act(DECIDERS[who % 3] ?? 'wpa', recordStep, {
        id: this.incident,
        method: 'interview',
        primarySource: n % 2 === 0,
        reportId: n % 3 === 0 ? this.at(who) : null,
        takenOn: TODAY,
        grounds: `heard, ${n}`,
      }),
    decide: async (who, n) =>
      act(DECIDERS[who % 3] ?? 'wpa', decideVerification, {
        id: this.incident,
        version: await this.version(),
        decision: (['verified', 'not_verified', 'under_verification'] as const)[n % 3],
        takenOn: TODAY,
        grounds: 'sources agree',
      }),
    consent: (who, n) =>
      act(WRITERS[who % 3] ?? 'wpa', recordConsent, {
        id: this.at(n),
        consent: { anonymisedReporting: n % 2 === 0 },
        reason: 'asked again',
      }),
    correctReport: async (who, n) => {
      const role = WRITERS[who % 3] ?? 'wpa';
      const read = await act(role, getReport, { id: this.at(n) });
      if (read instanceof Problem) return;
      await act(role, correctReport, {
        id: this.at(n),
        version: (read as { version: number }).version,
        report: { forms: [n % 2 ? 'gang_rape' : 'rape'], receivedOn: '2016-08-02', sourceType: 'ngo' },
        reason: 'misread',
      });
    },
    correctIncident: async (who, n) => {
      const role = DECIDERS[1 + (who % 2)] ?? 'wpa';
      const { facts, version } = await runOperation(t.house, readIncidentFacts, await t.actor(role), {
        mission,
        id: this.incident,
      });
      await act(role, correctIncident, {
        id: this.incident,
        version,
        facts: { ...facts, summary: `corrected ${n}` },
        reason: 'another month',
      });
    },
  };
}

test('what is kept is what is computed anew, after whatever happened', async () => {
  await assertKept();
  const waited = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom(
            ...['join', 'separate', 'judge', 'step', 'step', 'decide', 'consent'],
            ...['correctReport', 'correctIncident'],
          ),
          fc.nat(20),
          fc.nat(20),
        ),
        { minLength: 6, maxLength: 14 },
      ),
      async (acts) => {
        const history = await History.begin();
        for (const [what, who, n] of acts) {
          await history.happens[what]?.(who, n);
          await assertKept();
          waited.add((await kept()).find(({ id }) => id === history.incident)?.decidable_since !== null);
        }
      },
    ),
    { numRuns: 15, seed: 7 },
  );
  assert.equal(waited.size, 2, 'histories that wait, and that do not');
});
test('a decision waits for whoever had no hand in the incident, with its age, and for nobody once it is taken', async () => {
  const history = await History.begin();
  const id = history.incident;
  const waitsFor = async (role: Role) => {
    const actor = await t.actor(role);
    const { items } = await runOperation(t.house, whatWaits, actor, { mission });
    const said = items.find(({ what }) => what === 'decisions_waiting');
    const page = await runOperation(t.house, listDecidable, actor, { mission, limit: 200 });
    assert.equal(said?.count, page.items.length, 'the number is that of the list');
    assert.equal(said?.oldest ?? null, page.items[0]?.since.slice(0, 10) ?? null);
    return page.items.find((item) => item.id === id);
  };
  assert.equal(await waitsFor('verifying_officer'), undefined, 'nothing was heard yet');
  await act('wpa', recordStep, {
    id,
    method: 'interview',
    primarySource: true,
    takenOn: TODAY,
    grounds: 'heard with consent',
  });
  const waiting = await waitsFor('verifying_officer');
  assert.deepEqual([waiting?.primarySources, waiting?.independentSources], [1, 1]);
  assert.ok(await waitsFor('wpa'), 'who took the step may decide');
  assert.equal(await waitsFor('senior_wpa'), undefined, 'who joined may not');
  const { version } = await runOperation(t.house, getIncident, await t.actor('wpa'), { mission, id });
  await act('verifying_officer', decideVerification, {
    id,
    version,
    decision: 'verified',
    takenOn: TODAY,
    grounds: 'a direct source',
  });
  assert.equal(await waitsFor('verifying_officer'), undefined);
  await assert.rejects(
    runOperation(t.house, listDecidable, await t.actor('focal_point'), { mission }),
    (error) => error instanceof Problem && error.code === 'not_allowed',
  );
});
test('whoever changes a report that was separated has a hand in the incident that it was joined to', async () => {
  const { incident: id, reports } = await History.begin();
  await act('senior_wpa', joinReport, { id, reportId: reports[1], reason: 'same night' });
  await act('senior_wpa', separateReport, { id, reportId: reports[1], reason: 'another place' });
  await act('verifying_officer', recordStep, {
    id,
    method: 'interview',
    primarySource: true,
    takenOn: TODAY,
    grounds: 'heard with consent',
  });
  const mayNot = async (role: Role): Promise<boolean> => {
    const row = (await kept()).find((one) => one.id === id);
    assert.ok(row?.decidable_not_by);
    return row.decidable_not_by.includes((await t.actor(role)).accountId);
  };
  assert.equal(await mayNot('wpa'), false);
  await act('wpa', recordConsent, {
    id: reports[1],
    consent: { anonymisedReporting: true },
    reason: 'asked again',
  });
  assert.equal(await mayNot('wpa'), true);
  await assertKept();
});
test('an adviser of an area is told of her own area only, and pages follow each other', async () => {
  const seen = async (role: Role) => {
    const actor = await t.actor(role);
    const ids: string[] = [];
    let next: string | null = null;
    do {
      const page: { items: Array<{ id: string }>; next: string | null } = await runOperation(
        t.house,
        listDecidable,
        actor,
        { mission, limit: 3, ...(next ? { after: next } : {}) },
      );
      ids.push(...page.items.map((item) => item.id));
      next = page.next;
    } while (next);
    return ids;
  };
  const all = await seen('verifying_officer');
  const hers = await seen('field_wpa');
  assert.ok(hers.length > 0 && hers.length < all.length);
  assert.equal(new Set(all).size, all.length);
  const areas = (await t.actor('field_wpa')).assignments
    .filter((held) => held.missionId === missionId)
    .flatMap((held) => held.areaPlaces);
  const { rows } = await owner.query<{ id: string }>(
    `select id from openmara.incident where mission_id = $1 and adm1_id = any ($2) and decidable_since is not null
       and not $3 = any (decidable_not_by)`,
    [missionId, areas, (await t.actor('field_wpa')).accountId],
  );
  assert.deepEqual([...hers].sort(), rows.map((row) => row.id).sort());
});
test('what is counted is found by its index, not among all incidents', async () => {
  await owner.query('set enable_seqscan = off');
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
    `explain select i.decidable_since from openmara.incident i where i.mission_id = $1
       and i.decidable_since is not null and not ($2::uuid = any (i.decidable_not_by))
     order by i.decidable_since, i.id limit 1001`,
    [missionId, missionId],
  );
  const plan = JSON.stringify(rows);
  assert.match(plan, /incident_decidable/);
  assert.doesNotMatch(plan, /Sort/);
  await owner.query('reset enable_seqscan');
});
test('kept again, it is as it was, since the same moment', async () => {
  const before = await kept();
  await keepDecidable(
    { db: owner, mission: { id: missionId } },
    before.map(({ id }) => id),
  );
  assert.deepEqual(await kept(), before);
});
