/**
 * Messy logs by the mapping that is proposed for them: what is read, what is asked, and that nothing is invented. Those of
 * the first maker stand beside the checkout; the second maker, with other words, places and layouts, is our own.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { compareLog, type Fault } from './intake/compare.ts';
import { readLog } from './intake/read-log.ts';
import { tally } from './intake/tally.ts';
import { type Log, logMaker, makeLogs } from './intake/truth.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const maker = logMaker();
const made = { skip: maker ? false : 'the program that makes logs is not beside this checkout' };
/** Seeds that have all five languages in them, and one log whose digits were lost. */
const FROM = 43;
/** The language of the logs that no file of words teaches. */
const UNTAUGHT = 'sw';
const SECOND_MAKER = join(import.meta.dirname, 'intake/make-second-logs.ts');
let t: TestHouse;
let logs: Log[] = [];
const faults: Fault[] = [];
const columnsUnsaid: string[] = [];
before(async () => {
  t = await openTestHouse(10);
  if (!maker) return;
  logs = makeLogs(maker, FROM, 11).filter(({ digitsLost }) => !digitsLost);
  for (const log of logs) {
    const read = await readLog(t, log);
    compareLog(log, read, (fault) => faults.push(fault));
    for (const heading of read.header)
      if (!(heading in read.columns) && !read.notes.some((note) => note.includes(`“${heading}”`)))
        columnsUnsaid.push(`${log.seed}: ${heading}`);
  }
});
after(() => t?.close());

const inLanguage = (language: string) => (fault: Fault) =>
  logs.some(({ seed, lang }) => seed === fault.seed && lang === language);
test('logs in the four taught languages are read as a careful clerk reads them', made, () => {
  const taught = new Set(logs.map(({ lang }) => lang).filter((lang) => lang !== UNTAUGHT));
  assert.equal(taught.size, 4);
  for (const language of taught) {
    const { fields, right } = tally(faults, inLanguage(language));
    assert.ok(fields > 0, `no log in ${language} among the seeds`);
    assert.ok(right >= 99, `${language}: ${right.toFixed(1)} of 100`);
  }
});
test('nothing is invented, and nothing wrong or missing without a question', made, () => {
  const { fields, of } = tally(faults);
  assert.equal(of.invented, 0);
  assert.ok(of.wrong + of.missing <= fields / 1000, JSON.stringify(of));
});
test('each column of a log is read or named, also in a language that nobody taught', made, () => {
  assert.ok(tally(faults, inLanguage(UNTAUGHT)).right >= 40);
  assert.deepEqual(columnsUnsaid, []);
});

test('logs with words, places and layouts of another maker are read as well, and nothing is invented', async () => {
  const others: Fault[] = [];
  const made = makeLogs(SECOND_MAKER, 700, 10);
  for (const log of made) compareLog(log, await readLog(t, log), (fault) => others.push(fault));
  const taught = new Set(made.filter(({ lang }) => lang !== 'pt').map(({ seed }) => seed));
  assert.deepEqual([...new Set(made.map(({ lang }) => lang))].toSorted(), ['en', 'es', 'fr', 'pt']);
  const { right } = tally(others, ({ seed }) => taught.has(seed));
  assert.ok(right >= 98, `${right.toFixed(1)} of 100`);
  const { fields, of } = tally(others);
  assert.equal(of.invented, 0);
  assert.ok(of.wrong + of.missing <= fields / 500, JSON.stringify(of));
});
