/** A kind as an import target: the same door, dry run, refusals and idempotence as for reports. */
import type { Refusal } from '@openmara/core/exchange/reports/row';
import { fold } from '@openmara/core/language/fold';
import { LOCALES } from '@openmara/core/language/languages';
import { valuesSchema } from '@openmara/core/records/check';
import type { Values } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { contentDigest } from '@openmara/vault/digests';
import { rows } from '../database/rows.ts';
import type { ImportOutcome, ImportRun, ImportTarget, ImportTask } from '../exchange/import-target.ts';
import type { FieldRow } from '../exchange/read-rows.ts';
import { message } from '../language/messages.ts';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import type { Context } from '../operations/operation.ts';
import { readPartyMatcher } from '../parties/match-parties.ts';
import { PlaceMatcher } from '../places/match-places.ts';
import { fieldLabel } from './dictionary.ts';
import { readRecord } from './get-record.ts';
import { titlesOf } from './names.ts';
import { fieldSeen } from './present-record.ts';
import { type Lookups, readValue } from './read-value.ts';
import { ownedByMission, qualifiedTable, valuesOf } from './table.ts';
import {
  columnsFor,
  type ImportedFrom,
  insertRecord,
  keepVersion,
  refusalsOf,
  updateRecord,
} from './write-record.ts';

const knownRow = z.object({
  id: z.string(),
  withdrawn: z.boolean(),
  source: z.string().nullable(),
  key: z.string().nullable(),
});
type Known = z.infer<typeof knownRow>;
const accountRow = z.object({ id: z.string(), email: z.string(), name: z.string() });
const linkRow = z.object({ id: z.string(), key: z.string().nullable() });

/** What stands for one thing only: a name that two share stands for neither. */
function unambiguous(pairs: ReadonlyArray<readonly [string, string]>): ReadonlyMap<string, string> {
  const known = new Map<string, string | null>();
  for (const [name, id] of pairs) known.set(name, known.has(name) && known.get(name) !== id ? null : id);
  return new Map([...known].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Records of a kind by id, by the key of their source, and by their title in any language. */
async function linksTo(context: Context, to: Kind): Promise<ReadonlyMap<string, string>> {
  const found = await rows(
    context.db,
    linkRow,
    `select id, external_key as key from ${qualifiedTable(to)}
     where withdrawn_at is null and ${ownedByMission(to) ? 'mission_id = $1' : '$1::uuid is not null'}`,
    [context.mission.id],
  );
  const ids = found.map((row) => row.id);
  const titles: Array<readonly [string, string]> = [];
  for (const locale of LOCALES)
    for (const [id, title] of Object.entries(await titlesOf(context, to, ids, locale)))
      titles.push([title, id]);
  const keys = found.flatMap((row) => (row.key ? [[row.key, row.id] as const] : []));
  return unambiguous([...titles, ...keys, ...ids.map((id) => [id, id] as const)]);
}

async function lookupsFor(context: Context, kind: Kind): Promise<Lookups> {
  const { db, mission } = context;
  const places = await PlaceMatcher.read(db, mission.country);
  const parties = await readPartyMatcher(db, null);
  const people = await rows(
    db,
    accountRow,
    'select id, lower(email) as email, name from openmara.account where disabled_at is null',
  );
  const accounts = unambiguous(
    people.flatMap(({ id, email, name }) => [
      [email, id],
      [name.toLowerCase(), id],
    ]),
  );
  const links = new Map<string, ReadonlyMap<string, string>>();
  for (const field of Object.values(kind.fields)) {
    const to = field.type === 'link' ? context.services.kinds.get(field.to) : undefined;
    if (to && context.may(to.reads)) links.set(to.name, await linksTo(context, to));
  }
  const place = (text: string): string | null => {
    const found = places.match({ text, settlement: '', adm3: '', adm2: '', adm1: '', pcode: text });
    return found.precision === 'country' ? null : found.placeId;
  };
  return {
    place,
    party: parties.match,
    account: (text) => accounts.get(text.toLowerCase()) ?? null,
    link: (to, key) => links.get(to)?.get(key) ?? null,
  };
}

class RecordRun implements ImportRun {
  private readonly counts = { created: 0, updated: 0, unchanged: 0, withdrawn: 0 };
  private readonly seen = new Map<string, number>();
  private readonly kind: Kind;
  private readonly context: Context;
  private readonly task: ImportTask;
  private readonly lookups: Lookups;
  private readonly known: ReadonlyMap<string, Known>;
  private constructor(
    kind: Kind,
    context: Context,
    task: ImportTask,
    lookups: Lookups,
    known: ReadonlyMap<string, Known>,
  ) {
    this.kind = kind;
    this.context = context;
    this.task = task;
    this.lookups = lookups;
    this.known = known;
  }
  static async open(kind: Kind, context: Context, task: ImportTask): Promise<RecordRun> {
    const mine = ownedByMission(kind) ? 'mission_id = $1' : '$1::uuid is not null';
    const records = await rows(
      context.db,
      knownRow,
      `select id, withdrawn_at is not null as withdrawn, external_source as source, external_key as key
       from ${qualifiedTable(kind)} where ${mine}`,
      [context.mission.id],
    );
    // By the source's own key, and by our id: what was exported and corrected comes back to its record.
    const known = new Map(
      records.flatMap((row) => [
        [row.id, row] as const,
        ...(row.source === task.source && row.key ? [[row.key, row] as const] : []),
      ]),
    );
    await context.db.query('savepoint before_records');
    return new RecordRun(kind, context, task, await lookupsFor(context, kind), known);
  }

  async read(row: FieldRow): Promise<readonly Refusal[]> {
    const refusals: Refusal[] = [];
    const refuse = (field: string, code: string, reason: string): void => {
      refusals.push({
        row: row.number,
        column: row.column(field) ?? field,
        value: row.text(field).slice(0, 200),
        code,
        reason,
      });
    };
    const said: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(this.kind.fields)) {
      if (row.column(name) === null) continue;
      if (!fieldSeen(this.context)(field)) {
        refuse(name, 'field_not_yours', 'Your role cannot write this field.');
        continue;
      }
      const { value, refusal } = readValue(field, name, row, this.lookups);
      if (refusal) refuse(name, 'value_unreadable', refusal);
      else if (value !== null) said[name] = value;
    }
    if (refusals.length > 0) return refusals;
    const key = row.text('key').slice(0, 200) || `content:${contentDigest(contentOf(said as Values))}`;
    const before = this.seen.get(key);
    this.seen.set(key, before ?? row.number);
    if (before !== undefined) {
      refuse(
        'key',
        'key_repeated',
        `Row ${before} has the same key, or says the same. Give each record a key of its own.`,
      );
      return refusals;
    }
    return this.take(key, said, refuse, refusals);
  }

  private async take(
    key: string,
    said: Record<string, unknown>,
    refuse: (field: string, code: string, reason: string) => void,
    refusals: Refusal[],
  ): Promise<readonly Refusal[]> {
    const { context, kind } = this;
    const known = this.known.get(key);
    // A column that the file does not have says nothing about what is known already.
    const stands = known ? valuesOf(kind, await readRecord(context, kind, known.id)) : {};
    const values: Values = valuesSchema(kind).parse({ ...stands, ...said });
    const faults = await refusalsOf(context, kind, values);
    for (const fault of faults)
      refuse(fault.field ?? '', 'value_refused', message(FIRST_LOCALE, fault.reason));
    if (faults.length > 0) return refusals;
    const digest = contentDigest(contentOf(values));
    const same = known !== undefined && !known.withdrawn && contentOf(stands) === contentOf(values);
    if (same) {
      this.counts.unchanged += 1;
      return [];
    }
    if (!(await this.store(known, values, { source: this.task.source, key, digest })))
      refuse('key', 'already_recorded', 'There is already a record that says this. Correct one of them.');
    else this.counts[known ? 'updated' : 'created'] += 1;
    return refusals;
  }

  /** Writes one record in a part of the transaction of its own. @returns false where the database holds its like already */
  private async store(known: Known | undefined, values: Values, from: ImportedFrom): Promise<boolean> {
    const { context, kind } = this;
    await context.db.query('savepoint one_record');
    try {
      if (known) {
        await keepVersion(context, kind, known.id, 'import', null);
        const columns = columnsFor(kind, values);
        columns.set('digest', from.digest).set('withdrawn_at', null).set('withdrawal_reason', null);
        await updateRecord(context, kind, known.id, columns);
      } else await insertRecord(context, kind, values, from);
      await context.db.query('release savepoint one_record');
      return true;
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      if (code !== '23505') throw error;
      await context.db.query('rollback to savepoint one_record');
      return false;
    }
  }

  async write(): Promise<ImportOutcome> {
    // A dry run writes like the real one, so that it says the same, and takes everything back.
    if (this.task.dryRun) await this.context.db.query('rollback to savepoint before_records');
    return { ...this.counts, warnings: [], refused: [] };
  }
}
const contentOf = (values: Values): string =>
  JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The field that a heading names: its label in any language, or its own name. */
function fieldByHeading(kind: Kind, heading: string): string | undefined {
  const wanted = fold(heading);
  const keys = ['key', 'id', ...LOCALES.map((locale) => message(locale, 'record.key'))];
  if (keys.some((key) => fold(key) === wanted)) return 'key';
  return Object.keys(kind.fields).find(
    (name) =>
      fold(name) === wanted || LOCALES.some((locale) => fold(fieldLabel(kind, name, locale)) === wanted),
  );
}

export const importTargetOf = (kind: Kind): ImportTarget => ({
  name: kind.name,
  needs: kind.writes,
  fields: ['ignore', 'key', ...Object.keys(kind.fields)],
  fieldOf: (heading) => fieldByHeading(kind, heading),
  open: (context, task) => RecordRun.open(kind, context, task),
});
