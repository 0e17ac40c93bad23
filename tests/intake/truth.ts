/** Logs with their truth, as `make-logs.mjs` writes them: a file a log, and what a careful clerk reads in it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SHARED } from '../open-test-house.ts';

/** Where the program that makes logs stands: the argument, the environment, or beside the checkout; null where it is absent. */
export function logMaker(named: string | undefined = process.env['OPENMARA_LOG_MAKER']): string | null {
  const path = named ?? join(SHARED, 'intake/make-logs.mjs');
  return existsSync(path) ? path : null;
}

const text = z.string().nullable();
const truthRow = z.object({
  key: z.string(),
  from: text,
  to: text,
  precision: text,
  received: z.string(),
  adm1: z.string(),
  place: z.string(),
  placePrecision: z.string(),
  forms: z.array(z.string()),
  party: text,
  partyText: text,
  count: z.number(),
  sex: z.string(),
  ageBand: z.string(),
  displacement: z.string(),
  source: z.string(),
  statedVerification: z.string(),
  /** What else a careful clerk may read. */
  options: z
    .object({
      displacement: z.array(z.string()).default([]),
      placePrecision: z.array(z.string()).default([]),
    })
    .prefault({}),
});
export type TruthRow = z.infer<typeof truthRow>;
const truthFile = z.object({
  lang: z.string(),
  mission: z.string(),
  delimiter: z.string(),
  unkept: z.array(z.string()),
  rows: z.array(truthRow),
});
export interface Log extends z.infer<typeof truthFile> {
  readonly seed: number;
  readonly path: string;
  /** The file was written in an encoding that has no Arabic digits: there are question marks, which nobody can read. */
  readonly digitsLost: boolean;
}

/** Makes logs of consecutive seeds in a temporary folder. */
export function makeLogs(maker: string, from: number, count: number, rows = 40): Log[] {
  const folder = mkdtempSync(join(tmpdir(), 'openmara-logs-'));
  const numbers = ['--seed', String(from), '--count', String(count), '--rows', String(rows)];
  execFileSync(process.execPath, [maker, folder, ...numbers]);
  return Array.from({ length: count }, (_, at) => {
    const name = join(folder, `log-${from + at}`);
    const about = truthFile.parse(JSON.parse(readFileSync(`${name}.truth.json`, 'utf8')));
    const path = `${name}.${about.delimiter === '\t' ? 'tsv' : 'csv'}`;
    return { ...about, seed: from + at, path, digitsLost: readFileSync(path, 'latin1').includes('/????') };
  });
}

/** The text of a log's file. Its keys are ASCII, which every encoding of the logs but UTF-16 writes the same. */
export function textOf(path: string): string {
  const bytes = readFileSync(path);
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('latin1');
}
