/** What holds after every kill, asked of the database itself. */
import { askDatabase } from '../server-process.ts';
import { type Acknowledged, ROWS } from './work.ts';

/** Each query finds what is half done; none finds anything. $1 is from when on things are looked at. */
const HALF_DONE: Readonly<Record<string, string>> = {
  'an import that is there in part': `select external_source as what from openmara.report
     where external_source like 'kill-%' and $1::timestamptz is not null group by 1 having count(*) <> ${ROWS}`,
  'an applied import without its reports': `select i.id::text as what from openmara.import_run i
     left join (select import_id, count(*) as n from openmara.report group by 1) r on r.import_id = i.id
     where i.state = 'applied' and i.started_at >= $1 and i.created <> coalesce(r.n, 0)`,
  'reports of an import that is not applied': `select r.import_id::text as what from openmara.report r
     left join openmara.import_run i on i.mission_id = r.mission_id and i.id = r.import_id
     where r.external_source like 'kill-%' and i.state is distinct from 'applied' and $1::timestamptz is not null limit 5`,
  'an import that was applied without an audit entry': `select i.id::text as what from openmara.import_run i
     where i.state = 'applied' and i.started_at >= $1 and not exists (select from openmara.audit_entry a
       where a.operation = 'import.apply' and a.outcome = 'done' and a.record_id = i.id::text)`,
  'a filed report without an audit entry': `select r.id::text as what from openmara.report r
     where r.recorded_at >= $1 and r.import_id is null and not exists (select from openmara.audit_entry a
       where a.operation = 'report.file' and a.outcome = 'done' and a.record_id = r.id::text)`,
  'a join without an audit entry': `select j.report_id::text as what from openmara.incident_report j
     where j.joined_at >= $1 and not exists (select from openmara.audit_entry a
       where a.operation in ('incident.open', 'incident.join-report') and a.outcome = 'done'
         and a.record_id = j.incident_id::text and right(a.note, 36) = j.report_id::text)`,
  'an audit entry of a join that is not there': `select a.record_id as what from openmara.audit_entry a
     where a.at >= $1 and a.operation in ('incident.open', 'incident.join-report') and a.outcome = 'done'
       and not exists (select from openmara.incident_report j
         where j.incident_id::text = a.record_id and right(a.note, 36) = j.report_id::text)`,
  'a decision whose audit entry and step are not both there': `select i.id::text as what
     from openmara.incident i
     left join (select incident_id, count(*) as n from openmara.verification_step
                where kind = 'decision' and recorded_at >= $1 group by 1) s on s.incident_id = i.id
     left join (select record_id, count(*) as n from openmara.audit_entry
                where operation = 'incident.decide' and outcome = 'done' and at >= $1 group by 1) a
       on a.record_id = i.id::text
     where i.recorded_at >= $1 and s.n is distinct from a.n`,
  'an incident whose state and last decision differ': `select i.id::text as what from openmara.incident i
     where i.recorded_at >= $1 and (i.status = 'verified') <> exists (select from openmara.verification_step s
       where s.mission_id = i.mission_id and s.incident_id = i.id and s.kind = 'decision' and s.decision = 'verified')`,
};

async function missing(directory: string, wanted: readonly string[], found: string): Promise<string[]> {
  const rows = await askDatabase<{ what: string }>(
    directory,
    `select what from unnest($1::text[]) as what where not exists (${found})`,
    [[...wanted]],
  );
  return rows.map(({ what }) => what);
}

/** How far back "what is new" goes behind the last look: whatever was under way then has ended since. */
const OVERLAP = '2 minutes';

/** Looks at what came since the last look, or at everything. */
export class Checked {
  private readonly directory: string;
  private readonly begun: string;
  private readonly done: Acknowledged;
  private seenUntil: string;
  private readonly counted = { reports: 0, joins: 0, decisions: 0, imports: 0 };

  /** @param begun when the kills began, as PostgreSQL writes a moment */
  constructor(directory: string, begun: string, done: Acknowledged) {
    this.directory = directory;
    this.begun = begun;
    this.done = done;
    this.seenUntil = begun;
  }
  /** @returns sentences that say what is lost or half done; none where all is well */
  async faults(all: boolean): Promise<string[]> {
    const [moment] = await askDatabase<{ now: string; since: string }>(
      this.directory,
      `select now()::text as now, greatest($1::timestamptz, $2::timestamptz - $3::interval)::text as since`,
      [this.begun, this.seenUntil, OVERLAP],
    );
    const since = all ? this.begun : (moment?.since ?? this.begun);
    const faults = [...(await this.halfDone(since)), ...(await this.lost(all))];
    this.seenUntil = moment?.now ?? this.begun;
    return faults;
  }
  private async halfDone(since: string): Promise<string[]> {
    const faults: string[] = [];
    for (const [name, query] of Object.entries(HALF_DONE))
      for (const { what } of await askDatabase<{ what: string }>(this.directory, query, [since]))
        faults.push(`${name}: ${what}`);
    return faults;
  }
  private async lost(all: boolean): Promise<string[]> {
    const { reports, joins, decisions, imports } = this.done;
    const from = all ? { reports: 0, joins: 0, decisions: 0, imports: 0 } : { ...this.counted };
    const until = {
      reports: reports.length,
      joins: joins.length,
      decisions: decisions.length,
      imports: imports.length,
    };
    const pairs = joins.slice(from.joins, until.joins).map(({ report, incident }) => `${report} ${incident}`);
    const acknowledged: ReadonlyArray<readonly [string, readonly string[], string]> = [
      [
        'report',
        reports.slice(from.reports, until.reports),
        `select 1 from openmara.report r where r.id = what::uuid and r.import_id is null`,
      ],
      [
        'join',
        pairs,
        `select 1 from openmara.incident_report j where j.report_id = split_part(what, ' ', 1)::uuid
           and j.incident_id = split_part(what, ' ', 2)::uuid`,
      ],
      [
        'decision',
        decisions.slice(from.decisions, until.decisions),
        `select 1 from openmara.verification_step s where s.incident_id = what::uuid and s.kind = 'decision'`,
      ],
      [
        'import',
        imports.slice(from.imports, until.imports),
        `select 1 from openmara.import_run i where i.id = what::uuid`,
      ],
    ];
    const faults: string[] = [];
    for (const [name, wanted, found] of acknowledged)
      for (const what of await missing(this.directory, wanted, found))
        faults.push(`a ${name} is lost: ${what}`);
    Object.assign(this.counted, until);
    return faults;
  }
}
