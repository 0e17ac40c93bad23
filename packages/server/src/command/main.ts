#!/usr/bin/env node
/** The `openmara` command: a verb for every operation, and the verbs that work on files. */
import { Problem } from '@openmara/core/access/problems';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { Command, InvalidArgumentError } from 'commander';
import { DirectoryInUse } from '../database/data-directory.ts';
import { FileRefused } from '../exchange/file-limits.ts';
import { openApi } from '../http/openapi.ts';
import { problemWords } from '../language/problem-words.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { Usage } from './acting.ts';
import { dataDictionary } from './data-dictionary.ts';
import { firstRunKeyCommand } from './first-run-key-command.ts';
import { importCommand } from './import-command.ts';
import { addOperationVerbs } from './operation-verbs.ts';
import { permissionMatrix } from './permission-matrix.ts';
import { quarterlyCommand } from './quarterly-command.ts';
import { tableCommand } from './table-command.ts';

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
}

interface StartOptions {
  readonly demo: boolean;
  readonly data?: string;
  readonly port?: number;
  readonly scale?: number;
}
/** The server keeps the process alive; every other verb ends with its work. */
let stays = false;
async function runStart(options: StartOptions): Promise<void> {
  stays = true;
  const { start } = await import('./start.ts');
  await start(options);
}

function listOperations(): void {
  for (const operation of OPERATIONS)
    console.log(
      `${operation.name.padEnd(28)} ${operation.kind.padEnd(8)} ${operation.who.padEnd(22)} ${operation.summary}`,
    );
}

function program(): Command {
  const openmara = new Command('openmara')
    .description('Monitoring, analysis and reporting arrangements on conflict-related sexual violence')
    .showHelpAfterError()
    .addHelpText('after', '\nAny operation is a verb: openmara incident list --mission UNSOM --as EMAIL');
  openmara
    .command('start')
    .description('start the server, with its database and the demonstration')
    .option('--no-demo', 'without demonstration data')
    .option('--port <number>', 'port of the pages (4960)', wholeNumber)
    .option('--data <directory>', 'the data directory; or OPENMARA_DATA')
    .option('--scale <incidents>', 'how many synthetic incidents', wholeNumber)
    .action(runStart);
  openmara.addCommand(importCommand());
  openmara.addCommand(tableCommand());
  openmara.addCommand(firstRunKeyCommand());
  openmara.addCommand(
    new Command('report').description('what one can do with report').addCommand(quarterlyCommand()),
  );
  openmara
    .command('openapi')
    .description('print the OpenAPI document')
    .action(() => console.log(JSON.stringify(openApi(OPERATIONS), null, 2)));
  openmara
    .command('permission-matrix')
    .description('print who may do what')
    .action(() => {
      process.stdout.write(permissionMatrix());
    });
  openmara
    .command('data-dictionary')
    .description('print the data dictionary of all records and vocabularies')
    .action(() => {
      process.stdout.write(dataDictionary());
    });
  openmara.command('operations').description('list every operation').action(listOperations);
  addOperationVerbs(openmara, OPERATIONS);
  return openmara;
}

/** Prints what went wrong, for a person. @returns the exit status: 2 where a file was refused, else 1 */
function explain(error: unknown): number {
  if (error instanceof FileRefused) {
    if (process.argv.includes('--json'))
      console.log(JSON.stringify({ code: error.code, reason: error.message }));
    console.error(error.message);
    return 2;
  }
  if (error instanceof Problem) {
    const { title, action, errors } = problemWords(error, FIRST_LOCALE);
    console.error(`${title}. ${action}`);
    for (const { field, reason } of errors) console.error(`  ${field ? `${field}: ` : ''}${reason}`);
  } else if (error instanceof Usage || error instanceof DirectoryInUse) console.error(error.message);
  else console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

try {
  await program().parseAsync();
  if (!stays) process.exit(0);
} catch (error) {
  process.exit(explain(error));
}
