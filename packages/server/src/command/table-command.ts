/** `openmara table`: the table engine of the page, as aligned text or JSON. */
import { DIMENSIONS, UNITS } from '@openmara/core/analysis/dimensions';
import { Command, Option } from 'commander';
import type { z } from 'zod';
import { tabulate } from '../analysis/tabulate.ts';
import { runOperation } from '../operations/run.ts';
import { type Acting, actorFor, inHouse, withActing } from './acting.ts';

interface TableOptions extends Acting {
  readonly mission: string;
  readonly unit: string;
  readonly rows: string;
  readonly columns?: string;
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly basis?: string;
  readonly statuses?: string;
  readonly asOf?: string;
  readonly locale?: string;
  readonly json?: boolean;
}
type Table = z.output<typeof tabulate.output>;

const show = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(value);

/** Columns aligned by their widest cell; a withheld count is a dash. */
function printTable(table: Table): void {
  const two = table.columns !== null;
  const lines = [
    ['', ...(two ? table.columnKeys.map((key) => key.label) : []), 'total'],
    ...table.rowKeys.map((key, r) => [
      key.label,
      ...(two ? (table.cells[r] ?? []).map(show) : []),
      show(table.rowTotals[r]),
    ]),
    ['total', ...(two ? table.columnTotals.map(show) : []), show(table.total)],
  ];
  const widths = (lines[0] ?? []).map((_, c) => Math.max(...lines.map((line) => (line[c] ?? '').length)));
  for (const line of lines)
    console.log(
      line
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
        .join('  '),
    );
  console.log(
    `\n${table.unit}, ${table.statuses.join(', ') || 'as reported'}, ${table.from ?? 'from the first'} to ${table.to ?? 'the last'} (${table.basis}), as of ${table.asOf}. – withheld to protect survivors.${table.synthetic ? ' Synthetic data.' : ''}`,
  );
}

async function run(options: TableOptions): Promise<void> {
  const { as, data: _, json, statuses, ...asked } = options;
  const input = { ...asked, ...(statuses ? { statuses: statuses.split(',') } : {}) };
  await inHouse(options, async (house) => {
    const table = await runOperation(house, tabulate, await actorFor(house, as), input);
    if (json) console.log(JSON.stringify(table));
    else printTable(table);
  });
}

export const tableCommand = (): Command =>
  withActing(
    new Command('table')
      .description('count incidents, survivors or reports, under disclosure control')
      .requiredOption('--mission <code>', 'the mission, e.g. UNMISS')
      .addOption(new Option('--unit <unit>', 'what is counted').choices([...UNITS]).default('incidents'))
      .addOption(new Option('--rows <dimension>').choices([...DIMENSIONS]).default('form'))
      .addOption(new Option('--columns <dimension>').choices([...DIMENSIONS]))
      .option('--period <quarter>', 'e.g. 2016-Q3')
      .option('--from <day>', 'YYYY-MM-DD')
      .option('--to <day>', 'YYYY-MM-DD')
      .addOption(new Option('--basis <basis>').choices(['occurred', 'decided']))
      .option('--statuses <a,b,…>', 'verified, unless said otherwise')
      .option('--as-of <time>', 'as it stood at this moment (ISO 8601)')
      .option('--locale <language>', 'language of the labels')
      .option('--json', 'one JSON object instead of a table'),
  ).action(run);
