/** The register as it stood at a moment: current rows recorded by then, and the versions that held then. */
const PARTS: ReadonlyArray<readonly [string, string, string]> = [
  ['survivor_group', 'survivors', 'survivor_group'],
  ['alleged_perpetrator', 'perpetrators', 'alleged_perpetrator'],
  ['circumstance', 'circumstances', 'circumstance'],
  ['response', 'responses', 'response'],
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
      : `select r.* from openmara.${name} r where r.mission_id = $1 and r.recorded_at <= ${time} union all select s.* from openmara.${name}_version v, jsonb_populate_record(null::openmara.${name}, v.state) s where ${held}`;
  const part = (table: string, column: string): string =>
    moment === null
      ? `select * from openmara.${table}`
      : `select p.* from openmara.${table} p join openmara.incident i on i.mission_id = p.mission_id and i.id = p.incident_id where i.mission_id = $1 and i.recorded_at <= ${time} union all select s.* from openmara.incident_version v, jsonb_populate_recordset(null::openmara.${table}, v.${column}) s where ${held}`;
  const reportSurvivors =
    moment === null
      ? 'select * from openmara.report_survivor'
      : `select p.* from openmara.report_survivor p join openmara.report r on r.mission_id = p.mission_id and r.id = p.report_id where r.mission_id = $1 and r.recorded_at <= ${time} union all select s.* from openmara.report_version v, jsonb_populate_recordset(null::openmara.report_survivor, v.survivors) s where ${held}`;
  return `with incident_t as not materialized (${whole('incident')}), report_t as not materialized (${whole('report')}), report_survivor_t as not materialized (${reportSurvivors}), ${PARTS.map(([table, column, name]) => `${name}_t as not materialized (${part(table, column)})`).join(', ')}`;
}
