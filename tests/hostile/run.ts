/**
 * `npm run hostile [-- --only WORD]`: brings each hostile file to a house and prints what became of it: seconds, the
 * longest time for which the house did nothing else, and the refusal or how many rows would be read.
 */
import { createReadStream, rmSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Problem } from '@openmara/core/access/problems';
import { previewImport } from '@openmara/server/exchange/preview-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import { openTestHouse } from '../open-test-house.ts';
import { HOSTILE, writeHostile } from './files.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const t = await openTestHouse(20);
const actor = await t.actor('senior_wpa');
const mission = 'UNMISS';

async function outcomeOf(path: string): Promise<string> {
  try {
    const input = { mission, fileName: `file${path.slice(path.lastIndexOf('.'))}` };
    const { uploadId } = await runUpload(t.house, uploadFile, actor, input, createReadStream(path));
    const seen = await runOperation(t.house, previewImport, actor, { mission, uploadId });
    return `${seen.rows} rows: ${seen.created} would be created, ${seen.refusedRows} refused, ${seen.asked} asked`;
  } catch (error) {
    if (!(error instanceof Problem)) return `FAULT ${String(error)}`;
    return `${error.code}: ${error.details[0]?.reason ?? ''}`.slice(0, 150);
  }
}

let faults = 0;
for (const name of Object.keys(HOSTILE).filter((each) => each.includes(values.only))) {
  const path = await writeHostile(name, t.directory);
  const megabytes = statSync(path).size / 1e6;
  const held = monitorEventLoopDelay({ resolution: 10 });
  held.enable();
  const since = performance.now();
  const outcome = await outcomeOf(path);
  held.disable();
  const seconds = (performance.now() - since) / 1000;
  if (outcome.startsWith('FAULT')) faults += 1;
  console.log(
    `${name} (${megabytes.toFixed(1)} MB): ${seconds.toFixed(1)} s, held ${(held.max / 1e9).toFixed(2)} s; ${outcome}`,
  );
  rmSync(path);
}
await t.close();
console.log(`${faults} files met a fault`);
process.exit(faults === 0 ? 0 : 1);
