/**
 * The only door through which rows come in. A query says its row as a schema; what PostgreSQL answers is checked
 * against it each time, so that columns, empty values and computed types are what the code takes them for
 * (docs/adr/0002). Days are selected as `::text`; a column that arrives as a `Date` is said as one.
 */
import type pg from 'pg';
import type { z } from 'zod';

/** A pool, or the client of an open transaction. */
export interface Database {
  query(statement: pg.QueryConfig): Promise<pg.QueryResult>;
}
/** A statement with its values; with a name it is prepared once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}
type Values = readonly unknown[];

/** A row that is not what its query says. A fault: it names the query's place and the columns, never what stands in them. */
export class RowMisfit extends Error {
  override readonly name = 'RowMisfit';
  /** What does not fit, for the log. */
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
    // The log takes the first line of the stack for the place: it has to be that of the query, not one in here.
    const [first, ...places] = (this.stack ?? '').split('\n');
    const asked = places.filter((place) => place.includes('file:') && !place.includes(import.meta.url));
    this.stack = [first, ...asked].join('\n');
  }
}

async function ask(db: Database, sql: string | Statement, values?: Values): Promise<pg.QueryResult> {
  const { name, text, values: own = values } = typeof sql === 'string' ? { text: sql } : sql;
  return db.query({ name, text, values: own && [...own] });
}

/** Columns and what was expected of them. A path inside a column, or a message, could repeat what was written in it. */
const misfits = (error: z.ZodError): string =>
  error.issues
    .map((issue) => `${String(issue.path[0] ?? 'row')} ${'expected' in issue ? issue.expected : issue.code}`)
    .join(', ');

async function read<Row extends z.ZodType>(
  db: Database,
  row: Row,
  sql: string | Statement,
  values: Values | undefined,
): Promise<Array<z.output<Row>>> {
  const answer = await ask(db, sql, values);
  return answer.rows.map((found: unknown) => {
    const checked = row.safeParse(found);
    if (checked.success) return checked.data;
    throw new RowMisfit(misfits(checked.error));
  });
}

/** Every row of the answer. @throws RowMisfit */
export async function rows<Row extends z.ZodType>(
  db: Database,
  row: Row,
  sql: string | Statement,
  values?: Values,
): Promise<Array<z.output<Row>>> {
  return read(db, row, sql, values);
}

/** The row of a query that finds one or none; null where it finds none. @throws RowMisfit, also where there are more */
export async function maybeRow<Row extends z.ZodType>(
  db: Database,
  row: Row,
  sql: string | Statement,
  values?: Values,
): Promise<z.output<Row> | null> {
  const [found, ...others] = await read(db, row, sql, values);
  if (others.length > 0) throw new RowMisfit(`at most one row, not ${others.length + 1}`);
  return found ?? null;
}

/** The row of a query that always finds one, such as a count or `returning`. @throws RowMisfit, also without exactly one */
export async function theRow<Row extends z.ZodType>(
  db: Database,
  row: Row,
  sql: string | Statement,
  values?: Values,
): Promise<z.output<Row>> {
  const [found, ...others] = await read(db, row, sql, values);
  if (found === undefined) throw new RowMisfit('one row, not none');
  if (others.length > 0) throw new RowMisfit(`one row, not ${others.length + 1}`);
  return found;
}

/** Whether the query finds anything; it selects nothing (`select from …`). */
export async function anyRow(db: Database, sql: string | Statement, values?: Values): Promise<boolean> {
  return (await execute(db, sql, values)) > 0;
}

/** Runs a statement for what it does. @returns how many rows it wrote or found */
export async function execute(db: Database, sql: string | Statement, values?: Values): Promise<number> {
  return (await ask(db, sql, values)).rowCount ?? 0;
}
