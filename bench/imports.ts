/** Import of report rows against COPY of the very rows that it wrote, into the same tables. */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { House } from '@openmara/server/command/house';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type BenchRow, median, ratio, seconds, seeded, timed } from './measure.ts';

const MISSION = 'UNMISS';
const MAPPING = {
  name: 'bench',
  source: 'bench',
  columns: {
    'Case ID': 'key',
    Date: 'occurred',
    Received: 'received',
    State: 'adm1',
    County: 'adm2',
    'Type of violence': 'forms',
    'Alleged perpetrator': 'party',
    Women: 'female',
    Men: 'male',
    Status: 'displacement',
    Source: 'sourceType',
    Remarks: 'remarks',
  },
};

/** A log as focal points keep it: several date spellings, forms in words, parties by alias, every row with a remark. */
async function writeLog(house: House, file: string, rows: number): Promise<void> {
  const places = (
    await house.pool.query<{ adm1: string; adm2: string }>(
      `select a.name as adm1, p.name as adm2 from openmara.place p join openmara.place a on a.id = p.adm1_id where p.country = 'SSD' and p.level = 'adm2' order by 1, 2`,
    )
  ).rows;
  const random = seeded(2016);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const out = createWriteStream(file);
  out.write(`${Object.keys(MAPPING.columns).join(',')}\n`);
  let chunk = '';
  const two = (n: number): string => String(n).padStart(2, '0');
  for (let n = 1; n <= rows; n += 1) {
    const [year, month, day] = [
      2014 + Math.floor(random() * 3),
      1 + Math.floor(random() * 12),
      1 + Math.floor(random() * 28),
    ];
    const kind = random();
    const date =
      kind < 0.7
        ? `${year}-${two(month)}-${two(day)}`
        : kind < 0.9
          ? `${two(day)}/${two(month)}/${year}`
          : `mid-${pick(['Jan', 'Feb', 'Mar'])} ${year}`;
    const place = pick(places);
    chunk += `B-${n},${date},${year}-12-${two(day)},${place?.adm1 ?? 'Unity'},${place?.adm2 ?? 'Rubkona'},${pick(['Rape', 'Gang rape', 'Rape; Abduction', 'Sexual slavery', 'Attempted rape'])},${pick(['SPLA', 'SPLA-IO', 'Unknown armed men', 'UAM'])},${1 + Math.floor(random() * 3)},${random() < 0.1 ? 1 : ''},${pick(['IDP', 'Resident', 'Returnee'])},${pick(['Survivor', 'NGO', 'Service provider'])},"Synthetic row ${n}, written by the bench"\n`;
    if (chunk.length > 500_000) {
      if (!out.write(chunk)) await once(out, 'drain');
      chunk = '';
    }
  }
  out.end(chunk);
  await once(out, 'finish');
}

interface ImportRun {
  readonly milliseconds: number;
  readonly rows: number;
  readonly created: number;
  readonly refused: number;
  readonly rssMb: number;
}
async function importInChild(directory: string, file: string, mapping: string): Promise<ImportRun> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'import-child.ts'), directory, file, mapping, MISSION],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the import of ${file} ended with ${code}`);
  return JSON.parse(said) as ImportRun;
}

const TABLES = ['report', 'report_survivor'] as const;

export async function benchImports(
  house: House,
  sizes: readonly { rows: number; runs: number }[],
  say: (text: string) => void,
): Promise<BenchRow[]> {
  const owner = new pg.Client(house.cluster.owner);
  await owner.connect();
  const empty = async (): Promise<void> => {
    await owner.query('truncate openmara.report, openmara.import_run, openmara.incident cascade');
    await owner.query('checkpoint');
  };
  // else autovacuum, told of the rows just emptied, counts the table in the middle of the COPY, finds no
  // committed row, and every foreign key of a million rows is then looked up by a plan for none
  for (const table of TABLES)
    await owner.query(`alter table openmara.${table} set (autovacuum_enabled = false)`);
  const rows: BenchRow[] = [];
  const mapping = join(house.dataDirectory, 'bench-mapping.json');
  writeFileSync(mapping, JSON.stringify(MAPPING));
  try {
    for (const { rows: count, runs } of sizes) {
      const file = join(house.dataDirectory, `bench-${count}.csv`);
      await writeLog(house, file, count);
      const imports: ImportRun[] = [];
      const copies: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        await empty();
        const result = await importInChild(house.dataDirectory, file, mapping);
        if (result.created !== count)
          throw new Error(
            `the import created ${result.created} of ${count} reports, ${result.refused} refused`,
          );
        imports.push(result);
        for (const table of TABLES)
          await pipeline(
            owner.query(copyTo(`copy openmara.${table} to stdout`)),
            createWriteStream(join(house.dataDirectory, `bench-${table}.copy`)),
          );
        await empty();
        copies.push(
          await timed(async () => {
            await owner.query('begin');
            for (const table of TABLES)
              await pipeline(
                createReadStream(join(house.dataDirectory, `bench-${table}.copy`)),
                owner.query(copyFrom(`copy openmara.${table} from stdin`)),
              );
            await owner.query('commit');
          }),
        );
        say(
          `  import of ${count} rows: ${seconds(result.milliseconds)}, COPY ${seconds(copies.at(-1) ?? 0)}, ${Math.round(result.rssMb)} MB, file ${Math.round(statSync(file).size / 1e6)} MB`,
        );
      }
      const took = median(imports.map((run) => run.milliseconds));
      const copy = median(copies);
      const memory = Math.max(...imports.map((run) => run.rssMb));
      rows.push({
        what: `import of ${count.toLocaleString('en-GB')} report rows, validated, versioned, audited`,
        target: '≤ 2.5 × COPY of the same rows; memory < 400 MB',
        seen: `${ratio(took / copy)} (${seconds(took)} against ${seconds(copy)}); ${Math.round(memory)} MB`,
        reached: took / copy <= 2.5 && memory < 400,
      });
    }
    await empty();
  } finally {
    await owner.end();
  }
  return rows;
}
