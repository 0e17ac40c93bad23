/** The register as it stood at a moment: current rows recorded by then, and the versions that held then. */
const PARTS: ReadonlyArray<readonly [table: string, column: string]> = [
  ['survivor_group', 'survivors'],
  ['alleged_perpetrator', 'perpetrators'],
  ['circumstance', 'circumstances'],
  ['response', 'responses'],
];

/**
 * `with` clauses that put the state of a moment in place of the tables; empty for now.
 * @param moment a parameter such as `$3`, or null for the present
 */
export function stateAt(moment: string | null): string {
  const time = `${moment}::timestamptz`;
  const held = `v.mission_id = $1 and v.recorded_at <= ${time} and v.superseded_at > ${time}`;
  const whole = (name: string): string =>
    moment === null
      ? `select * from openmara.${name}`
      : `select r.* from openmara.${name} r where r.mission_id = $1 and r.recorded_at <= ${time}
         union all
         select s.* from openmara.${name}_version v,
           jsonb_populate_record(null::openmara.${name}, v.state) s where ${held}`;
  /** The parts of what was recorded by then, and those that its versions hold in a column. */
  const part = (table: string, owner: 'incident' | 'report', column: string): string =>
    moment === null
      ? `select * from openmara.${table}`
      : `select p.* from openmara.${table} p
         join openmara.${owner} o on o.mission_id = p.mission_id and o.id = p.${owner}_id
         where o.mission_id = $1 and o.recorded_at <= ${time}
         union all
         select s.* from openmara.${owner}_version v,
           jsonb_populate_recordset(null::openmara.${table}, v.${column}) s where ${held}`;
  const merged =
    moment === null
      ? 'split_at is null'
      : `merged_at <= ${time} and (split_at is null or split_at > ${time})`;
  const relations = [
    ['party_merge', `select party_id, into_id from openmara.party_merge where ${merged}`],
    ['incident', whole('incident')],
    ['report', whole('report')],
    ['report_survivor', part('report_survivor', 'report', 'survivors')],
    ...PARTS.map(([table, column]) => [table, part(table, 'incident', column)]),
  ];
  return `with ${relations.map(([name, sql]) => `${name}_t as not materialized (${sql})`).join(', ')}`;
}
