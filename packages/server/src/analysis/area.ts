/** Counting under disclosure control, and what other monitors and researchers found. */
import { defineArea } from '../area.ts';
import { exportTable } from './export-table.ts';
import { importCodings } from './import-codings.ts';
import { importEvents } from './import-events.ts';
import { tabulate } from './tabulate.ts';

export const analysis = defineArea({
  name: 'analysis',
  operations: [tabulate, exportTable],
  importTargets: [importEvents, importCodings],
});
