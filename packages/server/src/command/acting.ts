/** On whose behalf the command line acts, in which data directory, and how it opens and closes the house around it. */
import type { Command } from 'commander';
import { findActor, findActorByEmail } from '../access/sessions.ts';
import type { Actor } from '../operations/operation.ts';
import { type House, openHouse } from './house.ts';

/** Wrong use of the command: the sentence is all that is printed. */
export class Usage extends Error {}

export interface Acting {
  readonly as?: string;
  readonly data?: string;
}
/** The options that every verb has. */
export const withActing = (command: Command): Command =>
  command
    .option('--as <email>', 'act as this account (on the machine that holds the data); or OPENMARA_TOKEN')
    .option('--data <directory>', 'the data directory; or OPENMARA_DATA');

/** The account of the token in OPENMARA_TOKEN, or the one named. @throws Usage where there is none */
export async function actorFor(house: House, as: string | undefined): Promise<Actor> {
  const token = process.env['OPENMARA_TOKEN'];
  const actor = token
    ? await findActor(house.pool, token)
    : as
      ? await findActorByEmail(house.pool, as)
      : null;
  if (actor) return actor;
  throw new Usage(
    as ? `There is no account “${as}” here.` : 'Say as whom: --as EMAIL, or set OPENMARA_TOKEN.',
  );
}

/**
 * Opens the house, does the work, closes it whatever happens.
 * @param reading `here` where a file is read in this process, without the limits that a hostile file meets
 */
export async function inHouse<T>(
  acting: Acting,
  work: (house: House) => Promise<T>,
  reading?: 'here',
): Promise<T> {
  const house = await openHouse({ dataDirectory: acting.data, ...(reading ? { reading } : {}) });
  // What is open is rolled back with its session, and a database that nobody else uses does not stay.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void house.cluster.stop().finally(() => process.exit(1)));
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
