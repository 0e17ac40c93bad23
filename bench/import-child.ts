/** Imports one file in a process of its own, so that its memory is its own. Prints seconds and the peak of memory in MB. */
import { findActorByEmail } from '@openmara/server/access/sessions';
import { openHouse } from '@openmara/server/command/house';
import { importByCommand } from '@openmara/server/command/import-command';

const [dataDirectory = '', file = '', mapping = '', mission = ''] = process.argv.slice(2);
const house = await openHouse({ dataDirectory, reading: 'here' });
const actor = await findActorByEmail(house.pool, 'senior-wpa@demo.example');
if (!actor) throw new Error('the bench house has no senior adviser');
const before = performance.now();
const result = await importByCommand(house, actor, { file, mapping, mission, dryRun: false });
const milliseconds = performance.now() - before;
console.log(
  JSON.stringify({
    milliseconds,
    rows: result.rows,
    created: result.created,
    refused: result.refusedRows,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
await house.close();
