import { fold } from '@openmara/core/language/fold';
import { codesOf } from '@openmara/core/incidents/vocabularies';
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const listParties = defineOperation({
  name: 'party.list',
  summary: 'Parties with their aliases and affiliations',
  kind: 'query',
  who: 'read_reference',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({
    search: z.string().max(100).optional(),
    limit: z.number().int().min(1).max(500).default(200),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        country: z.string().nullable(),
        aliases: z.array(z.string()),
        relations: z.array(z.object({ kind: z.string(), party: z.string() })),
      }),
    ),
  }),
  async handler({ db }, input) {
    const { rows } = await db.query<{
      id: string;
      name: string;
      kind: string;
      country: string | null;
      aliases: string[];
      relations: Array<{ kind: string; party: string }>;
    }>(
      `select p.id, p.name, p.kind, p.country, coalesce((select array_agg(a.alias order by a.alias) from openmara.party_alias a where a.party_id = p.id and a.folded <> lower(p.name)), '{}') as aliases,
         coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'party', o.name) order by r.kind, o.name) from openmara.party_relation r join openmara.party o on o.id = r.other_id where r.party_id = p.id), '[]') as relations
       from openmara.party p where $1::text is null or exists (select from openmara.party_alias a where a.party_id = p.id and a.folded like '%' || $1 || '%') order by (p.kind = 'unidentified') desc, p.name limit $2`,
      [input.search ? fold(input.search).replace(/[%_\\]/g, '\\$&') : null, input.limit],
    );
    return { items: rows };
  },
});

export const createParty = defineOperation({
  name: 'party.create',
  summary: 'Add a party to the conflict',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    name: z.string().trim().min(2).max(200),
    kind: z.enum(codesOf('partyKind') as [string, ...string[]]),
    source: z.string().min(1).max(500),
  }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, mission }, input) {
    const id = newId();
    if ((await db.query('select from openmara.party_alias where folded = $1', [fold(input.name)])).rowCount)
      throw new Problem('already_exists');
    await db.query(
      'insert into openmara.party (id, kind, name, country, source) values ($1, $2, $3, $4, $5)',
      [id, input.kind, input.name, mission.country, input.source],
    );
    await db.query(
      'insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4)',
      [id, input.name, fold(input.name), input.source],
    );
    return { id };
  },
});

export const confirmAlias = defineOperation({
  name: 'party.confirm-alias',
  summary: 'Confirm that a spelling means a party; imports remember it',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), partyId: z.uuid(), alias: z.string().trim().min(1).max(300) }),
  output: z.object({ partyId: z.string() }),
  audit: (input) => ({ record: input.partyId }),
  async handler({ db, account }, input) {
    const owner = (
      await db.query<{ party_id: string }>('select party_id from openmara.party_alias where folded = $1', [
        fold(input.alias),
      ])
    ).rows[0];
    if (owner && owner.party_id !== input.partyId)
      throw new Problem('already_exists', [
        { field: 'alias', reason: 'That spelling already means another party.' },
      ]);
    await db.query(
      'insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4) on conflict do nothing',
      [input.partyId, input.alias, fold(input.alias), `confirmed by ${account.accountId}`],
    );
    return { partyId: input.partyId };
  },
});
