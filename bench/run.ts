/**
 * `npm run bench`: what issue and promises ask of speed, as ratios within one run, on data made here with a seed.
 * `--only import,pages,…` runs some parts, `--quick` in about two minutes at a fiftieth of the size, `--data DIR` keeps
 * and reuses the register, `--write` puts the table into docs/bench.md.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type House, openHouse, ROOT } from '@openmara/server/command/house';
import { buildPages } from '@openmara/server/http/build-pages';
import pg from 'pg';
import { loadDemonstration } from '@openmara/server/demonstration/load';
import { benchDocuments } from './documents.ts';
import { benchFirstLoad, benchStart } from './first-page.ts';
import { benchImports } from './imports.ts';
import { benchFiling, benchLists } from './lists.ts';
import type { BenchRow } from './measure.ts';
import { benchReaderPages } from './reader-pages.ts';
import { startServer } from './server.ts';
import { benchTables } from './tables.ts';

const PARTS = ['import', 'pages', 'list', 'filing', 'table', 'document', 'start', 'first-load'] as const;
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean' },
    data: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const wanted = new Set(values.only?.split(',') ?? PARTS);
const scale = values.quick ? 0.02 : 1;
/** How many incidents the register of each mission holds. */
const INCIDENTS = { UNMISS: 1_000_000 * scale, MINUSCA: 20_000 * scale, UNSOM: 10_000 * scale };
const ALL_INCIDENTS = Object.values(INCIDENTS).reduce((sum, n) => sum + n, 0);
const say = (text: string): void => console.error(text);
const MISSIONS = ['UNMISS', 'UNSOM', 'MINUSCA', 'MONUSCO', 'UNAMID', 'MINUSMA', 'UNOCI', 'UNSMIL'];
const nothing = Object.fromEntries(MISSIONS.map((code) => [code, 0]));

async function inNewHouse(work: (house: House) => Promise<BenchRow[]>): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'openmara-bench-'));
  const house = await openHouse({ dataDirectory: directory });
  try {
    return await work(house);
  } finally {
    await house.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** UNMISS with a million incidents, MINUSCA with twenty thousand, UNSOM with ten thousand. */
async function inRegister(
  directory: string,
  work: (house: House) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const house = await openHouse({ dataDirectory: directory });
  try {
    await loadDemonstration(house, {
      scale: ALL_INCIDENTS,
      counts: { ...nothing, ...INCIDENTS },
      say,
    });
    // what autovacuum would have done by the next morning
    const owner = new pg.Client(house.cluster.owner);
    await owner.connect();
    await owner.query('vacuum analyze');
    await owner.end();
    return await work(house);
  } finally {
    await house.close();
  }
}

async function measure(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  if (wanted.has('import'))
    rows.push(
      ...(await inNewHouse(async (house) => {
        await loadDemonstration(house, { scale: 0, counts: nothing });
        const sizes = [
          { rows: 100_000, runs: 3 },
          { rows: 1_000_000, runs: 1 },
        ];
        return benchImports(house, values.quick ? [{ rows: 20_000, runs: 1 }] : sizes, say);
      })),
    );
  if (!PARTS.some((part) => part !== 'import' && wanted.has(part))) return rows;
  const directory = values.data ?? mkdtempSync(join(tmpdir(), 'openmara-bench-'));
  mkdirSync(directory, { recursive: true });
  try {
    rows.push(
      ...(await inRegister(directory, async (house) => [
        ...(wanted.has('table') ? await benchTables(house, 'UNMISS', say) : []),
        ...(wanted.has('document') ? await benchDocuments(house, 'MINUSCA', INCIDENTS.MINUSCA) : []),
      ])),
    );
    if (wanted.has('start')) rows.push(...(await benchStart(directory, ALL_INCIDENTS)));
    if (['pages', 'list', 'filing', 'first-load'].some((part) => wanted.has(part))) {
      const server = await startServer(directory);
      const house = await openHouse({ dataDirectory: directory });
      try {
        if (wanted.has('pages'))
          rows.push(...(await benchReaderPages(house, server, 'UNMISS', values.quick ? 10 : 40, say)));
        if (wanted.has('list')) rows.push(...(await benchLists(house, server, ['UNSOM', 'UNMISS'], say)));
        if (wanted.has('first-load')) rows.push(...(await benchFirstLoad(server, 'UNSOM')));
        if (wanted.has('filing')) rows.push(...(await benchFiling(server, 'UNSOM')));
      } finally {
        await house.close();
        await server.stop();
      }
    }
  } finally {
    if (!values.data) rmSync(directory, { recursive: true, force: true });
  }
  return rows;
}

const NOTES = `How each is measured:

- **Import**: a CSV with mixed date spellings, parties by alias and a remark on every row goes through \`openmara import\`'s own code in a process of its own, into an empty register. Then the rows that it wrote are copied out, the tables emptied, and the same rows go in by COPY as the owner, without row security. Median of three for the smaller file, once for the larger. Memory is the peak of the importing process.
- **Each page**: forty questions drawn with a seed, each asked over HTTP and as bare SQL in turn; the bare SQL is every statement of the page itself, asked as the owner without row security, sign-in or audit entry.
- **List**: 300 filters of one to three conditions, drawn with a seed, each asked over HTTP and as bare SQL as the owner in turn. The bare SQL is the query of the page itself.
- **Table**: the engine through its operation (rule, row security, disclosure control, audit entry) against SQL written by hand for the same cells and margins, in turn, median of three.
- **Report**: composed and set as the first one after the process starts, fonts included.
- **First load**: Chromium with an empty cache, 1.6 Mbit/s and 150 ms emulated; it ends when the page has its heading and nothing is still loading.
`;

buildPages();
const rows = await measure();
const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = [
  '| what | to reach | seen | |',
  '| --- | --- | --- | --- |',
  ...rows.map(
    (row) =>
      `| ${cell(row.what)} | ${cell(row.target)} | ${cell(row.seen)} | ${row.reached ? 'reached' : '**missed**'} |`,
  ),
].join('\n');
console.log(`\n${table}\n`);
if (values.write) {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`;
  writeFileSync(
    join(ROOT, 'docs/bench.md'),
    `# What it costs\n\nMade by \`npm run bench -- ${values.quick ? '--quick ' : ''}--write\` on ${machine}. Data are synthetic and seeded. A ratio compares two things of the same run, because machines differ; counts per second and seconds are of this machine.\n\n${table}\n\n${NOTES}`,
  );
}
