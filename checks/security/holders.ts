/** Accounts that hold one role each, in one mission or over the installation, made by the owner of the database. */
import { findActor } from '@openmara/server/access/sessions';
import type { Actor } from '@openmara/server/operations/operation';
import { newId } from '@openmara/vault/ids';
import { newToken, tokenDigest } from '@openmara/vault/tokens';
import { OF_THE_HOUSE, type Role, ROLES } from './who-may.ts';
import { OFFICE, type World } from './valid-input.ts';

export interface Holder {
  readonly role: Role;
  /** Null: the role over the installation. */
  readonly mission: string | null;
  readonly actor: Actor;
  /** Shown as a cookie. */
  readonly token: string;
}
/** A session of the account; its bearer. */
export async function newSession(world: World, accountId: string): Promise<string> {
  const token = newToken();
  await world.owner.query(
    `insert into openmara.session (token_digest, account_id, kind, created_at, last_seen_at, expires_at)
     values ($1, $2, 'session', now(), now(), now() + interval '1 hour')`,
    [tokenDigest(token), accountId],
  );
  return token;
}
export async function actorOf(world: World, token: string): Promise<Actor> {
  const actor = await findActor(world.house.pool, token);
  if (!actor) throw new Error('no session');
  return actor;
}
/** One account with one assignment; its password is that of the demonstration. */
export async function holderOf(world: World, role: Role, mission: string | null): Promise<Holder> {
  const id = newId();
  await world.owner.query(
    `insert into openmara.account (id, email, name, password_hash, created_at)
     select $1, $2, $3, password_hash, now() from openmara.account where email = 'wpa@demo.example'`,
    [id, `${role}.${mission ?? 'house'}@one.example`.toLowerCase(), `${role} of ${mission ?? 'the house'}`],
  );
  await world.owner.query(
    `insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since) values ($1, $2, $3, $4, $5, $6, '2014-01-01')`,
    [
      newId(),
      id,
      role,
      mission && (await world.missionId(mission)),
      role === 'focal_point' ? OFFICE : null,
      role === 'field_wpa' && mission ? [await world.area(mission)] : [],
    ],
  );
  const token = await newSession(world, id);
  return { role, mission, actor: await actorOf(world, token), token };
}
/** Every role in one mission, and those of the house over the installation as well. */
export async function everyHolder(world: World, mission: string): Promise<Holder[]> {
  const holders: Holder[] = [];
  for (const role of ROLES) holders.push(await holderOf(world, role, mission));
  for (const role of OF_THE_HOUSE) holders.push(await holderOf(world, role, null));
  return holders;
}
