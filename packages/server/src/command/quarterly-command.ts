/** `openmara report quarterly`: composes the quarterly report and writes its file, by the operations of the page. */
import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { documentFile } from '../documents/document-file.ts';
import { composeQuarterly } from '../documents/quarterly/compose-quarterly.ts';
import { DOCUMENT_FORMATS } from '../documents/render.ts';
import { runFile, runOperation } from '../operations/run.ts';
import { type Acting, actorFor, inHouse, Usage, withActing } from './acting.ts';

interface QuarterlyOptions extends Acting {
  readonly mission: string;
  readonly period: string;
  readonly format: string;
  readonly locale?: string;
  readonly asOf?: string;
  readonly out: string;
}

function momentOf(text: string | undefined): string | null {
  if (!text) return null;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new Usage('--as-of is a moment such as 2016-10-01T00:00:00Z.');
  return moment.toISOString();
}

async function run(options: QuarterlyOptions): Promise<void> {
  const { mission, period, format, locale } = options;
  await inHouse(options, async (house) => {
    const actor = await actorFor(house, options.as);
    const asOf = momentOf(options.asOf);
    const composed = await runOperation(house, composeQuarterly, actor, { mission, period, locale, asOf });
    const file = await runFile(house, documentFile, actor, { mission, id: composed.id, format });
    writeFileSync(options.out, file.bytes, { mode: 0o600 });
    console.log(`${options.out}: ${composed.title}, ${period}, ${file.bytes.length} bytes.`);
  });
}

export const quarterlyCommand = (): Command =>
  withActing(
    new Command('quarterly')
      .description('compose the quarterly report of a mission and write it to a file')
      .requiredOption('--mission <code>', 'the mission, e.g. UNMISS')
      .requiredOption('--period <quarter>', 'e.g. 2016-Q3')
      .requiredOption('--out <file>', 'where to write it')
      .addOption(new Option('--format <format>').choices([...DOCUMENT_FORMATS]).default('pdf'))
      .option('--locale <language>', 'language of the report')
      .option('--as-of <time>', 'as it stood at this moment (ISO 8601)'),
  ).action(run);
