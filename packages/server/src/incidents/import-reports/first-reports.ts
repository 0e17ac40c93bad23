/** Keeps the first rows of a log for a person to compare: what each says, and what report it becomes. */
import { FIELD_GROUPS } from '@openmara/core/exchange/mapping-fields';
import type { InterpretedReport } from '@openmara/core/exchange/reports/interpret-report';
import type { Refusal, RowValues } from '@openmara/core/exchange/reports/row';
import { z } from 'zod';
import { type Database, rows } from '../../database/rows.ts';
import { type FirstRow, FIRST_ROWS_SHOWN, type WrittenRow } from '../../exchange/first-rows.ts';

/** The fields that what is shown was read from; neither keys nor what was told in free words. */
const READ_FROM: Readonly<Record<keyof WrittenRow, readonly string[]>> = {
  when: ['occurred', 'occurredEnd', 'day', 'month', 'year'],
  where: ['place', 'settlement', 'adm3', 'adm2', 'adm1', 'pcode'],
  what: ['forms', 'formMarked'],
  who: FIELD_GROUPS.who.filter((field) => field !== 'survivorKey'),
  perpetrator: ['party'],
  source: ['sourceType'],
};
const LONGEST = 200;
const nameRow = z.object({ id: z.string(), name: z.string() });

/** What the row's cells say of one thing; a bare number of several columns stands under its heading. */
function cellsOf(row: RowValues, fields: readonly string[]): string {
  const filled = fields.flatMap((field) => row.headed(field));
  return filled
    .map(({ heading, text }) => (filled.length > 1 && text.length < 4 ? `${heading}: ${text}` : text))
    .join(' · ')
    .slice(0, LONGEST);
}

export class FirstReports {
  private readonly kept: Array<
    Pick<FirstRow, 'row' | 'written' | 'refused'> & { readonly report: InterpretedReport | null }
  > = [];

  add(row: RowValues, report: InterpretedReport | null, refusals: readonly Refusal[]): void {
    if (this.kept.length >= FIRST_ROWS_SHOWN) return;
    const of = (what: keyof WrittenRow): string => cellsOf(row, READ_FROM[what]);
    this.kept.push({
      row: row.number,
      written: {
        when: of('when'),
        where: of('where'),
        what: of('what'),
        who: of('who'),
        perpetrator: of('perpetrator'),
        source: of('source'),
      },
      refused: refusals.map(({ reason }) => reason),
      report,
    });
  }

  /** With the names of places and parties in the place of their ids. */
  async named(db: Database): Promise<FirstRow[]> {
    const reports = this.kept.flatMap(({ report }) => (report ? [report] : []));
    const ids = reports.flatMap(({ place, partyIds }) => [place.placeId ?? [], partyIds].flat());
    const found = await rows(
      db,
      nameRow,
      `select id, openmara.said(p) as name from openmara.place p where id = any($1)
       union all select id, said as name from openmara.party_now where id = any($1)`,
      [ids],
    );
    const names = new Map(found.map(({ id, name }) => [id, name]));
    return this.kept.map(({ report, ...row }) => ({ ...row, read: report && readOf(report, names) }));
  }
}

function readOf(report: InterpretedReport, names: ReadonlyMap<string, string>): FirstRow['read'] {
  const { from, to, precision } = report.occurred;
  return {
    occurred: { from, to, precision },
    place: names.get(report.place.placeId ?? '') ?? null,
    placePrecision: report.place.precision,
    forms: [...report.forms],
    survivors: report.survivors.map(({ sex, ageBand, displacement, count, countKnown }) => ({
      sex,
      ageBand,
      displacement,
      count,
      countKnown,
    })),
    parties: report.partyIds.map((id) => names.get(id) ?? id),
    source: report.sourceType,
  };
}
