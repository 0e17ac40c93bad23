/** What a word of a log means is asked once: it is remembered, told, and read so in the next log of the mission. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Corrections, importByCommand } from '@openmara/server/command/import-command';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'openmara-remembered-'));
before(async () => {
  t = await openTestHouse(8);
});
after(() => t.close());

const HEADING = 'Namba,Tarehe ya tukio,Mahali,Aina ya ukatili,Jinsia';
const log = (letter: string, month: number): string =>
  [
    HEADING,
    `${letter}1,2016-0${month}-14,Goma,Ubakaji,mwanamke`,
    `${letter}2,2016-0${month}-20,Beni,Ubakaji wa kundi,mwanamke`,
    `${letter}3,2016-0${month}-25,Butembo,ubakaji,mwanamke`,
    '',
  ].join('\n');
const bring = async (
  name: string,
  content: string,
  dryRun: boolean,
  corrections?: Corrections,
  role: 'senior_wpa' | 'focal_point' = 'senior_wpa',
) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  const actor = await t.actor(role);
  return importByCommand(t.house, actor, {
    file,
    mission: 'MONUSCO',
    dryRun,
    ...(corrections ? { corrections } : {}),
  });
};
const SAID: Corrections = {
  columns: { 'Aina ya ukatili': 'forms', Jinsia: 'sex' },
  values: { forms: { Ubakaji: 'rape', 'Ubakaji wa kundi': 'gang_rape' }, sex: { mwanamke: 'female' } },
};

test('what was said of one log is read so in the next, and told', async () => {
  const before = await bring('first.csv', log('A', 2), true);
  assert.equal(before.mapping?.columns['Aina ya ukatili'], undefined);
  const first = await bring('first.csv', log('A', 2), false, SAID);
  assert.deepEqual([first.created, first.refusedRows], [3, 0]);
  const second = await bring('second.csv', log('B', 3), true);
  assert.equal(second.mapping?.columns['Aina ya ukatili'], 'forms');
  assert.equal(second.mapping?.columns['Jinsia'], 'sex');
  assert.deepEqual([second.created, second.refusedRows], [3, 0]);
  assert.deepEqual(second.mapping?.values, SAID.values);
  assert.ok(
    second.warnings.some((note) =>
      note.startsWith('“Ubakaji” is read as “Rape”, as was said at the import of'),
    ),
  );
});
test('what does not stand in a file is not carried into its mapping, and the latest saying counts', async () => {
  const other = log('C', 4).replaceAll('Ubakaji wa kundi', 'Ubakaji');
  await bring('third.csv', other, false, {
    ...SAID,
    values: { ...SAID.values, forms: { Ubakaji: 'attempted_rape' } },
  });
  const fourth = await bring('fourth.csv', other.replaceAll('C', 'D'), true);
  assert.deepEqual(fourth.mapping?.values['forms'], { Ubakaji: 'attempted_rape' });
});
