/**
 * Reports into the register. Rows are staged by COPY, then compared and written set by set in one transaction:
 * nothing is ever half done, and the same file twice changes nothing.
 */
import { fieldOfHeader } from '@openmara/core/exchange/headings';
import type { Mapping } from '@openmara/core/exchange/mapping';
import { REPORT_FIELDS as COLUMN_FIELDS } from '@openmara/core/exchange/mapping-fields';
import { proposeFromValues } from '@openmara/core/exchange/propose-mapping';
import { interpretReport } from '@openmara/core/exchange/reports/interpret-report';
import type { Resolvers } from '@openmara/core/exchange/reports/resolvers';
import type { Refusal, Warning } from '@openmara/core/exchange/reports/row';
import { fold } from '@openmara/core/language/fold';
import { storedFromRow } from '@openmara/core/incidents/report-fields';
import { FileRefused } from '../../exchange/file-limits.ts';
import type { ImportOutcome, ImportRun, ImportTarget, ImportTask } from '../../exchange/import-target.ts';
import type { FieldRow } from '../../exchange/read-rows.ts';
import { UnknownValueCount } from '../../exchange/unknown-values.ts';
import type { Context } from '../../operations/operation.ts';
import { partyNames, proposeParties, readPartyMatcher } from '../../parties/match-parties.ts';
import { isCountry } from '../../places/match-country.ts';
import { PlaceMatcher } from '../../places/match-places.ts';
import { FirstReports } from './first-reports.ts';
import { recognise } from './recognise.ts';
import { rememberedValues, withRemembered } from './remembered-values.ts';
import { settleKeys } from './settle-keys.ts';
import { ReportStage } from './stage.ts';
import { undoReports } from './undo-reports.ts';
import { writeReports } from './write-reports.ts';

/** Different warnings and names that are kept; what comes after is counted with the first ones only. */
const KEPT_WARNINGS = 500;
const KEPT_NAMES = 200;
/** So many unknown names are looked up for something alike; more are a file of another country. */
const PROPOSED_NAMES = 60;

class ReportRun implements ImportRun {
  private readonly warned = new Map<string, { count: number; first: number }>();
  private readonly unresolved = new Map<string, number>();
  private readonly first = new FirstReports();
  private readonly unknown = new UnknownValueCount();
  private readonly context: Context;
  private readonly task: ImportTask;
  private readonly resolvers: Resolvers;
  private readonly stage: ReportStage;
  private constructor(context: Context, task: ImportTask, resolvers: Resolvers, stage: ReportStage) {
    this.context = context;
    this.task = task;
    this.resolvers = resolvers;
    this.stage = stage;
  }
  static async open(context: Context, task: ImportTask): Promise<ReportRun> {
    const places = await PlaceMatcher.read(context.db, context.mission.country);
    const parties = await readPartyMatcher(context.db, context.mission.country);
    const resolvers = {
      place: places.match.bind(places),
      party: parties.match,
      unidentifiedPartyId: parties.unidentifiedId,
      isThisCountry: (text: string) => isCountry(context.mission.country, text),
      today: context.now.toISOString().slice(0, 10),
    };
    return new ReportRun(
      context,
      task,
      resolvers,
      await ReportStage.open(context.db, task.header, context.now),
    );
  }

  async read(row: FieldRow): Promise<readonly Refusal[]> {
    const { report, refusals, unknown } = interpretReport(this.task.mapping, row, this.resolvers);
    if (this.task.dryRun) {
      this.first.add(row, report, refusals);
      this.unknown.add(unknown);
    }
    if (!report) return refusals;
    this.note(row.number, report.warnings, report.unresolvedParties);
    const precision = precisionOf(this.task.mapping, row, report.place.precision, report.latitude !== null);
    await this.stage.add(row, { ...report, report: storedFromRow(report, precision) });
    return [];
  }

  async endOfRows(): Promise<void> {
    await this.stage.close();
  }
  async write(): Promise<ImportOutcome> {
    const { db } = this.context;
    const grouped = Object.values(this.task.mapping.columns).includes('survivorKey');
    const settled = await settleKeys(db, this.task.header, grouped);
    const known = this.task.settled ? null : await recognise(this.context, this.task);
    const { questions, ...counts } = await writeReports(this.context, this.task, known ? [known] : []);
    return {
      ...counts,
      questions,
      ...(this.task.dryRun ? await this.shown() : {}),
      merged: settled.merged,
      refused: settled.refused,
      warnings: [
        ...this.demonstration(),
        ...settled.warnings,
        ...this.warnings(),
        ...(await this.unknownParties()),
      ],
    };
  }

  /** What a person is shown who confirms the mapping. */
  private async shown(): Promise<Pick<ImportOutcome, 'first' | 'unknown'>> {
    const { db, mission } = this.context;
    const parties = async () =>
      (await partyNames(db, mission.country)).filter(({ name }) => this.resolvers.party(name, null) !== null);
    return { first: await this.first.named(db), unknown: await this.unknown.told(parties) };
  }
  private note(row: number, warnings: readonly Warning[], parties: readonly string[]): void {
    for (const { text } of warnings) {
      const known = this.warned.get(text);
      if (known) known.count += 1;
      else if (this.warned.size < KEPT_WARNINGS) this.warned.set(text, { count: 1, first: row });
    }
    for (const name of parties)
      if (this.unresolved.size < KEPT_NAMES || this.unresolved.has(name))
        this.unresolved.set(name, (this.unresolved.get(name) ?? 0) + 1);
  }
  private demonstration(): string[] {
    const { mission } = this.context;
    if (!mission.synthetic) return [];
    return [
      `${mission.code} is a demonstration workspace. The rows of this file are marked as real there: do not bring real survivors’ data into it.`,
    ];
  }
  private warnings(): string[] {
    return [...this.warned].map(([text, { count, first }]) =>
      count === 1 ? `Row ${first}: ${text}` : `${text} (${count} rows, first ${first})`,
    );
  }
  private async unknownParties(): Promise<string[]> {
    const said: string[] = [];
    const few = this.unresolved.size <= PROPOSED_NAMES;
    for (const [name, count] of this.unresolved) {
      const alike = few ? await proposeParties(this.context.db, name, this.context.mission.country) : [];
      const proposed = alike.map((party) => `“${party.name}”`).join(' or ');
      said.push(
        `Party “${name}” is not known (${count} rows)${proposed ? `; is it ${proposed}? Confirm it once and it is remembered` : '; the report keeps the name as written'}.`,
      );
    }
    return said;
  }
}

/**
 * A list of something else, such as of people by district, has neither what happened nor when. A year alone is none.
 * @throws FileRefused, saying what to map
 */
function assertLog(has: (field: string) => boolean, header: readonly string[]): void {
  if (has('forms') || has('formMarked') || has('occurred') || (has('year') && has('month'))) return;
  throw new FileRefused(
    'not_a_log',
    `This does not look like a log of reports: no column means the form of violence, and none the date of the incident, so nothing is imported. If it is one, say in the mapping which columns mean “forms” and “occurred”; if it is a list of something else, choose what it is imported into. Its headings are: ${header.slice(0, 30).join(' · ')}.`,
  );
}

/** The row's own word for how exact its place is, as the mapping reads it; a point where there is one; else the match's. */
function precisionOf(mapping: Mapping, row: FieldRow, matched: string, hasPoint: boolean): string {
  const stated = row.text('placePrecision').replaceAll(' ', '');
  for (const [from, to] of Object.entries(mapping.values['placePrecision'] ?? {}))
    if (stated.startsWith(from.replaceAll(' ', ''))) return to;
  return row.text('gps') !== '' && hasPoint ? 'point' : matched;
}

export const importReports: ImportTarget = {
  name: 'report',
  needs: 'file_report',
  fields: COLUMN_FIELDS,
  fieldOf: fieldOfHeader,
  assertFits: assertLog,
  async knows({ db, mission }) {
    const places = await PlaceMatcher.read(db, mission.country);
    const parties = await readPartyMatcher(db, mission.country);
    const parts = { settlement: '', adm3: '', adm2: '', adm1: '', pcode: '' };
    return (text) => parties.match(text) !== null || places.match({ ...parts, text }).precision !== 'country';
  },
  undo: undoReports,
  async propose(context, header, rows) {
    const { db, mission } = context;
    const remembered = await rememberedValues(context);
    const places = await PlaceMatcher.read(db, mission.country);
    const parties = await readPartyMatcher(db, mission.country);
    const proposal = proposeFromValues(header, rows, {
      placeLevel: (text) => places.levelOf(text),
      isParty: (text) => parties.match(text) !== null,
      isSaid: (field, text) => remembered.get(field)?.has(fold(text)) === true,
    });
    return { ...proposal, ...withRemembered(proposal.mapping, header.names, rows, remembered) };
  },
  open: (context, task) => ReportRun.open(context, task),
};
