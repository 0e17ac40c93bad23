/** One kit for all forms (docs/adr/0008): what natives do badly is made once, and everything else is native. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../packages/web/src');
const files = globSync('**/*.tsx', { cwd: root });
const having = (what: RegExp): string[] =>
  files.filter((file) => what.test(readFileSync(join(root, file), 'utf8'))).sort();

test('a list to choose from is the kit’s, a select, or the palette', () => {
  assert.deepEqual(having(/role="(combobox|listbox)"/), ['frame/GoTo.tsx', 'records/Combobox.tsx']);
  // The code of a currency is written; the list only reminds of the usual ones.
  assert.deepEqual(having(/<datalist/), ['records/AmountInput.tsx']);
  assert.deepEqual(having(/role="(menu|menuitem|dialog|slider|spinbutton|grid)"/), []);
});
test('a period with its precision is asked in one way', () => {
  assert.deepEqual(having(/'week', 'month', 'quarter', 'year', 'unknown'/), ['records/PeriodInput.tsx']);
});
test('what floats is the browser’s own dialog, opened as one', () => {
  for (const file of having(/<dialog/))
    assert.match(readFileSync(join(root, file), 'utf8'), /showModal\(\)/, file);
});
