/**
 * `npm run measure:intake -- --seeds 10`: makes messy logs, imports each by the mapping that is proposed for it, and
 * prints how many fields were read right, asked, or wrong, invented or missing without a question, by field and by language.
 * `--from 500` the first seed, `--maker PATH` the program that makes the logs (or OPENMARA_LOG_MAKER), `--faults 40` prints
 * so many fields that are not right, `--columns` prints the mapping of each log.
 */
import { parseArgs } from 'node:util';
import { openTestHouse } from '../open-test-house.ts';
import { compareLog, type Fault, OUTCOMES } from './compare.ts';
import { readLog } from './read-log.ts';
import { tally } from './tally.ts';
import { logMaker, makeLogs } from './truth.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    rows: { type: 'string', default: '40' },
    maker: { type: 'string' },
    faults: { type: 'string', default: '0' },
    columns: { type: 'boolean', default: false },
  },
});

function table(title: string, faults: readonly Fault[], groupOf: (fault: Fault) => string): void {
  console.log(
    `\n${title.padEnd(20)}${OUTCOMES.map((name) => name.padStart(9)).join('')}${'right %'.padStart(9)}`,
  );
  for (const name of [...new Set(faults.map(groupOf)), 'all']) {
    const { of, right } = tally(faults, (fault) => name === 'all' || groupOf(fault) === name);
    const numbers = OUTCOMES.map((outcome) => String(of[outcome]).padStart(9)).join('');
    console.log(`${name.padEnd(20)}${numbers}${right.toFixed(2).padStart(9)}`);
  }
}

const maker = logMaker(values.maker);
if (!maker) console.log('skipped: the program that makes logs is absent; name it with --maker PATH.');
else {
  const logs = makeLogs(maker, Number(values.from), Number(values.seeds), Number(values.rows));
  const languages = new Map(logs.map(({ seed, lang }) => [seed, lang]));
  const t = await openTestHouse(10);
  const faults: Fault[] = [];
  try {
    for (const log of logs) {
      const read = await readLog(t, log);
      compareLog(log, read, (fault) => faults.push(fault));
      const about = `log ${log.seed} ${log.lang} ${log.mission}: ${read.reports.length} of ${log.rows.length} reports${log.digitsLost ? ' (its digits are lost)' : ''}`;
      console.log(read.refusedFile ? `${about}, refused: ${read.refusedFile}` : about);
      if (values.columns) {
        console.log(
          `  ${Object.entries(read.columns)
            .map(([name, field]) => `${name} → ${field}`)
            .join(' · ')}`,
        );
        for (const note of [...read.notes, ...read.refused.slice(0, 8)]) console.log(`  note: ${note}`);
      }
    }
  } finally {
    await t.close();
  }
  const shown = faults.filter(({ outcome }) => outcome !== 'right').slice(0, Number(values.faults));
  for (const { seed, key, field, outcome, expected, found } of shown)
    console.log(`${seed} ${key} ${field}: ${outcome}; the clerk reads ${expected}, read was ${found}`);
  table('by language', faults, ({ seed }) => languages.get(seed) ?? '');
  table('by field', faults, ({ field }) => field);
}
