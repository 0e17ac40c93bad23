#!/usr/bin/env node
/** The `openmara` command: a verb for every operation, and the verbs that work on files. */
import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem, PROBLEMS } from '@openmara/core/access/problems';
import { z } from 'zod';
import { findActor, findActorByEmail } from '../access/sessions.ts';
import { DirectoryInUse } from '../database/cluster.ts';
import { LOCALES } from '@openmara/core/language/languages';
import { FileRefused } from '../exchange/file-limits.ts';
import type { Actor, Operation } from '../operations/operation.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { runOperation } from '../operations/run.ts';
import { type House, openHouse } from './house.ts';

class Usage extends Error {}

const USAGE = `openmara VERB [options]

  start [--no-demo] [--port N] [--data DIR] [--scale N]    start the server
  import FILE --mission CODE [--mapping NAME|FILE] [--dry-run] [--json]
  table --mission CODE --unit incidents|survivors|reports --rows D [--columns D] [--period 2016-Q3] [--json]
  report quarterly --mission CODE --period 2016-Q3 [--format pdf|docx|html|json] [--locale ${LOCALES.join('|')}] --out FILE [--as-of TIME]
  openapi                                                  print the OpenAPI document
  operations                                               list every operation
  AREA ACTION --field value … [--input JSON]               any operation, e.g. incident list --mission UNSOM

  --as EMAIL   act as this account (on the machine that holds the data); or OPENMARA_TOKEN
  --data DIR   the data directory (or OPENMARA_DATA)`;

const OPTIONS = {
  mission: { type: 'string' },
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  as: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  scale: { type: 'string' },
  'no-demo': { type: 'boolean' },
  demo: { type: 'boolean' },
  unit: { type: 'string' },
  rows: { type: 'string' },
  columns: { type: 'string' },
  period: { type: 'string' },
  basis: { type: 'string' },
  statuses: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  locale: { type: 'string' },
  out: { type: 'string' },
  'as-of': { type: 'string' },
  input: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Words after `--` that belong to an operation's own fields. */
function operationFields(args: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let i = 0; i < args.length; i += 1) {
    const match = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(args[i] ?? '');
    if (!match?.[1] || ['as', 'data', 'json', 'input'].includes(match[1])) {
      if (match && ['as', 'data', 'input'].includes(match[1] ?? '') && match[2] === undefined) i += 1;
      continue;
    }
    const name = match[1].replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (match[2] !== undefined) fields[name] = match[2];
    else fields[name] = args[++i] ?? '';
  }
  return fields;
}

async function actorFor(house: House, as: string | undefined): Promise<Actor> {
  const token = process.env['OPENMARA_TOKEN'];
  const actor = token
    ? await findActor(house.pool, token)
    : as
      ? await findActorByEmail(house.pool, as)
      : null;
  if (actor) return actor;
  throw new Usage(
    as ? `There is no account “${as}” here.` : 'Say as whom: --as EMAIL, or set OPENMARA_TOKEN.',
  );
}

/** Text to the schema's types: numbers, booleans, lists. What does not fit is left for the schema to refuse. */
function coerce(operation: Operation, fields: Record<string, string>): Record<string, unknown> {
  const shape =
    (
      z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
        properties?: Record<string, { type?: string; anyOf?: Array<{ type?: string }> }>;
      }
    ).properties ?? {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const types = [shape[name]?.type, ...(shape[name]?.anyOf ?? []).map((option) => option.type)];
      if (types.includes('integer') || types.includes('number')) return [name, Number(value)];
      if (types.includes('boolean')) return [name, value === 'true' || value === 'yes'];
      if (types.includes('array')) return [name, value.split(',')];
      if (types.includes('object')) return [name, JSON.parse(value)];
      return [name, value];
    }),
  );
}

function bar(read: number, total: number, rows: number, seconds: number): void {
  if (!process.stderr.isTTY) return;
  const share = total ? read / total : 0;
  const filled = Math.round(share * 24);
  const left = share > 0.02 ? Math.round((seconds / share) * (1 - share)) : null;
  process.stderr.write(
    `\r${'█'.repeat(filled)}${'·'.repeat(24 - filled)} ${String(Math.round(share * 100)).padStart(3)} %  ${rows} rows  ${Math.round(rows / Math.max(0.1, seconds))}/s ${left === null ? '' : ` ${left} s left`}   `,
  );
}

async function runImport(
  file: string | undefined,
  options: {
    mission?: string;
    mapping?: string;
    'dry-run'?: boolean;
    json?: boolean;
    as?: string;
    data?: string;
  },
): Promise<number> {
  if (!file || !options.mission)
    throw new Usage('openmara import FILE --mission CODE [--mapping NAME|FILE] [--dry-run] [--json]');
  if (!existsSync(file)) throw new FileRefused('no_file', `There is no file “${file}”.`);
  const started = Date.now();
  const house = await openHouse({ dataDirectory: options.data });
  try {
    const { importByCommand } = await import('./import-command.ts');
    const result = await importByCommand(house, await actorFor(house, options.as), {
      file,
      mission: options.mission,
      mapping: options.mapping,
      dryRun: options['dry-run'] ?? false,
      progress: (read, total, rows) => bar(read, total, rows, (Date.now() - started) / 1000),
    });
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    const seconds = (Date.now() - started) / 1000;
    if (options.json)
      console.log(
        JSON.stringify({
          rows: result.rows,
          created: result.created,
          updated: result.updated,
          unchanged: result.unchanged,
          withdrawn: result.withdrawn,
          refused: result.refused,
          warnings: result.warnings,
          seconds,
        }),
      );
    else {
      console.log(
        `${options['dry-run'] ? 'Dry run of' : 'Imported'} ${basename(file)}: ${result.rows} rows, ${result.created} created, ${result.updated} updated, ${result.unchanged} unchanged, ${result.withdrawn} withdrawn, ${result.refusedRows} refused, in ${seconds.toFixed(1)} s.`,
      );
      for (const refusal of result.refused.slice(0, 50))
        console.log(
          `  row ${refusal.row}, ${refusal.column ?? '–'} “${refusal.value ?? ''}”: ${refusal.reason}`,
        );
      if (result.refused.length > 50)
        console.log(`  … and ${result.refused.length - 50} more; --json lists them all.`);
      for (const warning of result.warnings) console.log(`  note: ${warning}`);
    }
    return 0;
  } finally {
    await house.close();
  }
}

async function runTable(options: Record<string, string | boolean | undefined>): Promise<number> {
  const { tabulate } = await import('../analysis/tabulate.ts');
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? (options[name] as string) : undefined;
  const house = await openHouse({ dataDirectory: text('data') });
  try {
    const input = {
      mission: text('mission') ?? '',
      unit: text('unit') ?? 'incidents',
      rows: text('rows') ?? 'form',
      columns: text('columns') ?? null,
      period: text('period'),
      from: text('from') ?? null,
      to: text('to') ?? null,
      basis: text('basis') ?? 'occurred',
      statuses: text('statuses')?.split(',') ?? ['verified'],
      asOf: text('as-of') ?? null,
      locale: text('locale') ?? 'en',
    };
    const table = await runOperation(house, tabulate, await actorFor(house, text('as')), input);
    if (options['json']) console.log(JSON.stringify(table));
    else {
      const show = (value: number | null): string => (value === null ? '–' : String(value));
      const lines = [
        ['', ...(table.columns ? table.columnKeys.map((key) => key.label) : []), 'total'],
        ...table.rowKeys.map((key, r) => [
          key.label,
          ...(table.columns ? (table.cells[r] ?? []).map(show) : []),
          show(table.rowTotals[r] ?? null),
        ]),
        ['total', ...(table.columns ? table.columnTotals.map(show) : []), show(table.total)],
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
    return 0;
  } finally {
    await house.close();
  }
}

async function runReport(options: Record<string, string | boolean | undefined>): Promise<number> {
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? (options[name] as string) : undefined;
  const [mission, period, out] = [text('mission'), text('period'), text('out')];
  if (!mission || !period || !out)
    throw new Usage(
      'openmara report quarterly --mission CODE --period 2016-Q3 --format pdf --locale en --out FILE',
    );
  const format = text('format') ?? 'pdf';
  if (format !== 'pdf' && format !== 'docx' && format !== 'html' && format !== 'json')
    throw new Usage('--format is one of pdf, docx, html, json.');
  const { composeQuarterly } = await import('../documents/quarterly/compose-quarterly.ts');
  const { getDocument } = await import('../documents/get-document.ts');
  const { renderDocument } = await import('../documents/render.ts');
  const house = await openHouse({ dataDirectory: text('data') });
  try {
    const actor = await actorFor(house, text('as'));
    const asOf = text('as-of') ? new Date(text('as-of') ?? '').toISOString() : null;
    const composed = await runOperation(house, composeQuarterly, actor, {
      mission,
      period,
      locale: text('locale') ?? 'en',
      asOf,
    });
    const found = await runOperation(house, getDocument, actor, { mission, id: composed.id });
    const { bytes } = await renderDocument(found.model, format);
    writeFileSync(out, bytes);
    console.log(`${out}: ${composed.title}, ${period}, ${bytes.length} bytes.`);
    return 0;
  } finally {
    await house.close();
  }
}

async function runVerb(
  words: readonly string[],
  args: readonly string[],
  options: { as?: string; data?: string; input?: string },
): Promise<number> {
  const name = words.join('.');
  const operation = (OPERATIONS as unknown as readonly Operation[]).find(
    (candidate) => candidate.name === name,
  );
  if (!operation) throw new Usage(`There is no verb “${words.join(' ')}”.\n\n${USAGE}`);
  const house = await openHouse({ dataDirectory: options.data });
  try {
    const actor = operation.who === 'anyone' ? null : await actorFor(house, options.as);
    const input = options.input ? JSON.parse(options.input) : coerce(operation, operationFields(args));
    console.log(JSON.stringify(await runOperation(house, operation, actor, input), null, 2));
    return 0;
  } finally {
    await house.close();
  }
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const { values, positionals } = parseArgs({
    args,
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
  });
  const options = values as Record<string, string | boolean | undefined>;
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? (options[name] as string) : undefined;
  const [verb, ...rest] = positionals;
  if (!verb || options['help']) {
    console.log(USAGE);
    return verb ? 0 : 1;
  }
  if (verb === 'start') {
    const { start } = await import('./start.ts');
    await start({
      demo: !options['no-demo'],
      data: text('data'),
      port: text('port') ? Number(text('port')) : undefined,
      scale: text('scale') ? Number(text('scale')) : undefined,
    });
    return -1;
  }
  if (
    verb === 'import' &&
    !['preview', 'start', 'apply', 'list', 'refusals', 'save-mapping'].includes(rest[0] ?? '')
  )
    return runImport(rest[0], options as never);
  if (verb === 'table') return runTable(options);
  if (verb === 'report' && rest[0] === 'quarterly') return runReport(options);
  if (verb === 'openapi') {
    const { openApi } = await import('../http/openapi.ts');
    console.log(JSON.stringify(openApi(OPERATIONS as unknown as readonly Operation[]), null, 2));
    return 0;
  }
  if (verb === 'permission-matrix') {
    const { permissionMatrix } = await import('./permission-matrix.ts');
    process.stdout.write(permissionMatrix());
    return 0;
  }
  if (verb === 'operations') {
    for (const operation of OPERATIONS)
      console.log(
        `${operation.name.padEnd(28)} ${operation.kind.padEnd(8)} ${operation.who.padEnd(22)} ${operation.summary}`,
      );
    return 0;
  }
  return runVerb([verb, rest[0] ?? ''], args, options as never);
}

main().then(
  (status) => {
    if (status >= 0) process.exit(status);
  },
  (error: unknown) => {
    if (error instanceof FileRefused) {
      if (process.argv.includes('--json'))
        console.log(JSON.stringify({ code: error.code, reason: error.message }));
      console.error(error.message);
      process.exit(2);
    }
    if (error instanceof Problem) {
      console.error(`${error.message}. ${PROBLEMS[error.code].action}`);
      for (const detail of error.details)
        console.error(`  ${detail.field ? `${detail.field}: ` : ''}${detail.reason}`);
      process.exit(1);
    }
    console.error(
      error instanceof Usage || error instanceof DirectoryInUse
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error),
    );
    process.exit(1);
  },
);
