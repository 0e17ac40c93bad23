/** Lists of parties to conflict, such as UCDP's actors: names, renamings, splinters, alliances and mergers. */
import type { Refusal } from '@openmara/core/exchange/reports/row';
import { fold } from '@openmara/core/language/fold';
import { PARTY } from '@openmara/core/parties/party';
import { contentDigest } from '@openmara/vault/digests';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';
import {
  type ImportOutcome,
  type ImportRun,
  type ImportTarget,
  type ImportTask,
  refusalOf,
} from '../exchange/import-target.ts';
import type { FieldRow } from '../exchange/read-rows.ts';
import type { Context } from '../operations/operation.ts';
import { insertRecord, keepVersion, updateRecord } from '../records/write-record.ts';

const RELATIONS = [
  ['previous', 'renamed_from'],
  ['alliance', 'alliance'],
  ['joined', 'joined'],
  ['splinter', 'splinter_of'],
] as const;
/** UCDP's code of an organization to the kind of a party; what is neither a government nor a formal group is a militia. */
const KIND: Readonly<Record<string, string>> = { '4': 'state_force', '1': 'non_state_group' };

const knownParty = z.object({ id: z.string(), name: z.string() });
type KnownParty = z.infer<typeof knownParty>;
const keyedParty = knownParty.extend({ external_key: z.string() });
const aliasRow = z.object({ folded: z.string(), party_id: z.string() });
interface Relation {
  readonly from: string;
  readonly kind: (typeof RELATIONS)[number][1];
  readonly others: string;
}

/** A number that a spreadsheet gave a decimal. */
const code = (text: string): string => text.trim().replace(/\.0$/, '');

/** Every spelling that the list gives of a party, its name first. */
const spellingsOf = (row: FieldRow): string[] =>
  ['name', 'originalName', 'fullName', 'englishName', 'newName']
    .map((field) => row.text(field))
    .flatMap((text) => text.split(/;|,\s(?=[A-Z])/))
    .map((text) => text.trim())
    .filter((text) => text && text !== 'n/a');

class PartyRun implements ImportRun {
  private readonly counts = { created: 0, updated: 0, unchanged: 0, withdrawn: 0 };
  private readonly relations: Relation[] = [];
  private readonly context: Context;
  private readonly task: ImportTask;
  private readonly existing: Map<string, KnownParty>;
  /** Folded spelling to the party that it belongs to. */
  private readonly aliases: Map<string, string>;
  private constructor(
    context: Context,
    task: ImportTask,
    existing: Map<string, KnownParty>,
    aliases: Map<string, string>,
  ) {
    this.context = context;
    this.task = task;
    this.existing = existing;
    this.aliases = aliases;
  }
  static async open(context: Context, task: ImportTask): Promise<PartyRun> {
    const parties = await rows(
      context.db,
      keyedParty,
      `select id, external_key, name from openmara.party
       where external_source = $1 and external_key is not null`,
      [task.source],
    );
    const aliases = await rows(context.db, aliasRow, 'select folded, party_id from openmara.party_alias');
    return new PartyRun(
      context,
      task,
      new Map(parties.map((row) => [row.external_key, row])),
      new Map(aliases.map((row) => [row.folded, row.party_id])),
    );
  }

  async read(row: FieldRow): Promise<Refusal[]> {
    const key = row.text('key');
    const name = row.text('name');
    if (!key || !name) return [refusalOf(row, 'name', name, 'A party needs an id and a name.')];
    const known = this.existing.get(key);
    const id = known?.id ?? newId();
    for (const [field, kind] of RELATIONS) {
      const others = code(row.text(field));
      if (others && others !== '0') this.relations.push({ from: key, kind, others });
    }
    const spellings = spellingsOf(row);
    // A spelling that is nobody's yet is a change of its own: the next log may use it.
    const same = known?.name === name && spellings.every((alias) => this.aliases.has(fold(alias)));
    this.counts[same ? 'unchanged' : known ? 'updated' : 'created'] += 1;
    this.existing.set(key, { id, name });
    if (!this.task.dryRun && !same)
      await this.store(id, key, name, row.text('kind'), spellings, known !== undefined);
    return [];
  }

  async write(): Promise<ImportOutcome> {
    if (!this.task.dryRun) for (const relation of this.relations) await this.relate(relation);
    return { ...this.counts, warnings: [], refused: [] };
  }

  private async store(
    id: string,
    key: string,
    name: string,
    kind: string,
    spellings: readonly string[],
    known: boolean,
  ): Promise<void> {
    const { db } = this.context;
    if (known) {
      await keepVersion(this.context, PARTY, id, 'import', null);
      await updateRecord(this.context, PARTY, id, new Map([['name', name]]));
    } else {
      const values = {
        name,
        kind: KIND[kind] ?? 'militia',
        country: null,
        chainOfCommand: null,
        source: this.task.source,
      };
      await insertRecord(
        this.context,
        PARTY,
        values,
        { source: this.task.source, key, digest: contentDigest(name) },
        id,
      );
    }
    for (const alias of new Set(spellings)) {
      const owner = this.aliases.get(fold(alias));
      if (owner && owner !== id) continue;
      this.aliases.set(fold(alias), id);
      await execute(
        db,
        `insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [id, alias, fold(alias), this.task.source],
      );
    }
  }
  private async relate({ from, kind, others }: Relation): Promise<void> {
    const a = this.existing.get(from);
    for (const other of others.split(/[,;]\s*/)) {
      const b = this.existing.get(code(other));
      if (!a || !b || a.id === b.id) continue;
      await execute(
        this.context.db,
        `insert into openmara.party_relation (party_id, other_id, kind, source) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [a.id, b.id, kind, this.task.source],
      );
    }
  }
}

export const importParties: ImportTarget = {
  name: 'party',
  needs: 'manage_reference',
  fields: [
    'key',
    'name',
    'originalName',
    'fullName',
    'englishName',
    'newName',
    'kind',
    'previous',
    'alliance',
    'joined',
    'splinter',
    'location',
  ],
  open: (context, task) => PartyRun.open(context, task),
};
