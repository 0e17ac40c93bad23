/** A verb for every operation, `AREA ACTION`: its options and its `--help` come from the operation's input schema. */
import { createReadStream, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { z } from 'zod';
import type { Operation } from '../operations/operation.ts';
import { runFile, runOperation, runUpload } from '../operations/run.ts';
import { type Acting, actorFor, inHouse, Usage, withActing } from './acting.ts';

interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly FieldSchema[];
  readonly items?: FieldSchema;
  readonly default?: unknown;
}
interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly schema: FieldSchema;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The fields of an operation's input, as a JSON Schema has them. */
function fieldsOf(operation: Operation): Field[] {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' });
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, FieldSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field,
  }));
}

const typesOf = (schema: FieldSchema): string[] => [
  ...[schema.type ?? []].flat(),
  ...(schema.anyOf ?? []).flatMap(typesOf),
];
const choicesOf = (schema: FieldSchema): string[] =>
  [...(schema.enum ?? []), ...(schema.items?.enum ?? [])].map(String);

/** Text to what the schema takes: numbers, yes and no, lists, objects. What does not fit is left for the schema to refuse. */
function fromText(schema: FieldSchema, text: string): unknown {
  const types = typesOf(schema);
  if (types.includes('null') && text === 'null') return null;
  if (types.includes('integer') || types.includes('number')) return Number(text);
  if (types.includes('boolean')) return text === 'true' || text === 'yes';
  if (types.includes('array') && !text.startsWith('[')) return text.split(',');
  if (types.includes('object') || types.includes('array')) return parse(text);
  return text;
}
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Usage(`Not JSON: ${text.slice(0, 80)}`);
  }
}

function optionOf(field: Field): Option {
  const list = typesOf(field.schema).includes('array');
  const option = new Option(`--${kebab(field.name)} <${list ? 'a,b,…' : 'value'}>`);
  const choices = choicesOf(field.schema);
  option.description = [
    choices.length > 0 && choices.length <= 12 ? choices.join(' | ') : typesOf(field.schema).join(' or '),
    field.required ? 'required' : '',
  ]
    .filter(Boolean)
    .join('; ');
  return option;
}

type Options = Acting & { input?: string; file?: string; out?: string } & Record<string, unknown>;

async function run(operation: Operation, fields: readonly Field[], options: Options): Promise<void> {
  const given = fields.flatMap(({ name, schema }): Array<[string, unknown]> => {
    const text = options[name];
    return typeof text === 'string' ? [[name, fromText(schema, text)]] : [];
  });
  const input = options.input ? parse(options.input) : Object.fromEntries(given);
  await inHouse(options, async (house) => {
    const actor = operation.who === 'anyone' ? null : await actorFor(house, options.as);
    switch (operation.kind) {
      case 'file': {
        if (!options.out) throw new Usage('Say where to write it: --out FILE.');
        const file = await runFile(house, operation, actor, input);
        writeFileSync(options.out, file.bytes, { mode: 0o600 });
        console.log(`${options.out}: ${file.bytes.length} bytes.`);
        return;
      }
      case 'upload': {
        if (!options.file) throw new Usage('Say which file: --file FILE.');
        print(await runUpload(house, operation, actor, input, createReadStream(options.file)));
        return;
      }
      case 'command':
      case 'query':
        print(await runOperation(house, operation, actor, input));
    }
  });
}
const print = (result: unknown): void => console.log(JSON.stringify(result, null, 2));

function verbOf(operation: Operation): Command {
  const fields = fieldsOf(operation);
  const [, action = ''] = operation.name.split('.');
  const verb = withActing(new Command(action).description(operation.summary));
  for (const field of fields) verb.addOption(optionOf(field));
  verb.option('--input <json>', 'the whole input as JSON, instead of single fields');
  if (operation.kind === 'upload') verb.requiredOption('--file <file>', 'the file to bring');
  if (operation.kind === 'file') verb.requiredOption('--out <file>', 'where to write the file');
  return verb.action((options: Options) => run(operation, fields, options));
}

/** Adds `AREA ACTION` for every operation; areas that have other verbs already are extended. */
export function addOperationVerbs(program: Command, operations: readonly Operation[]): void {
  for (const operation of operations) {
    const [area = ''] = operation.name.split('.');
    let group = program.commands.find((command) => command.name() === area);
    if (!group) {
      group = new Command(area).description(`what one can do with ${area}`);
      program.addCommand(group);
    }
    group.addCommand(verbOf(operation));
  }
}
