/** The mapping of the import that a file of refused rows came from: its rows are read as their columns were. */
import { type Mapping, mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { openTable } from './open-table.ts';
import { isRefusedRows, REASON_HEADING } from './refused-file.ts';
import { cellText } from './table.ts';

const runRow = z.object({ mapping: z.unknown(), header: z.array(z.string()) });
/** Rows among which the headings stand, and imports that are looked at, the latest first. */
const FIRST_ROWS = 60;
const MOST_RUNS = 200;

/** Our file may be wider than its header by empty cells. */
const plain = (names: readonly string[]): string =>
  JSON.stringify(
    names.slice(0, names.findLastIndex((name) => name.trim() !== '') + 1).map((name) => name.trim()),
  );

async function headingsOf(path: string, name: string): Promise<readonly string[] | null> {
  const table = await openTable(path, name);
  let read = 0;
  for await (const { cells } of table.rows()) {
    const texts = cells.map(cellText);
    const end = texts.lastIndexOf(REASON_HEADING);
    if (end >= 0) return texts.slice(0, end);
    read += 1;
    if (read >= FIRST_ROWS) break;
  }
  return null;
}

/** Null where the file is no such file, or where imports under its headings were read in several ways. */
export async function refusedMapping(
  { db, mission, account, sees }: Context,
  { path, name, target }: { readonly path: string; readonly name: string; readonly target: string },
): Promise<Mapping | null> {
  if (!isRefusedRows(path)) return null;
  const headings = await headingsOf(path, name);
  if (!headings) return null;
  const runs = await rows(
    db,
    runRow,
    `select mapping, header from openmara.import_run
     where mission_id = $1 and target = $2 and state = 'applied' and refused > 0 and header is not null
       and ($3 or started_by = $4)
     order by applied_at desc limit ${MOST_RUNS}`,
    [mission.id, target, sees('imports_of_others'), account.accountId],
  );
  const alike = runs
    .filter(({ header }) => plain(header) === plain(headings))
    .flatMap(({ mapping }) => mappingSchema.safeParse(mapping).data ?? []);
  const [mapping] = alike;
  // Headings of two rows are called otherwise in our file, which has one.
  if (!mapping || mapping.headerRows === 2) return null;
  const asRead = ({ columns, dateOrder, dateOrders, values }: Mapping): string =>
    JSON.stringify([columns, dateOrder, dateOrders, values]);
  return alike.every((other) => asRead(other) === asRead(mapping)) ? mapping : null;
}
