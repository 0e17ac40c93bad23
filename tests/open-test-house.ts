/** A house of its own for a test file: real PostgreSQL in a temporary directory, the demonstration in small. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@openmara/core/access/rules';
import { findActorByEmail } from '@openmara/server/access/sessions';
import { type House, openHouse } from '@openmara/server/command/house';
import { loadDemonstration } from '@openmara/server/demonstration/load';
import type { Actor } from '@openmara/server/operations/operation';
import pg from 'pg';

export interface TestHouse {
  readonly house: House;
  readonly directory: string;
  actor(role: Role): Promise<Actor>;
  /** Gives the account its own role in a further mission, as the owner of the database would. */
  assign(account: Actor, missionId: string): Promise<void>;
  close(): Promise<void>;
}
export async function openTestHouse(scale = 300): Promise<TestHouse> {
  const directory = mkdtempSync(join(tmpdir(), 'openmara-test-'));
  const house = await openHouse({ dataDirectory: directory });
  await loadDemonstration(house, { scale, focalPoints: false });
  return {
    house,
    directory,
    async actor(role) {
      const actor = await findActorByEmail(house.pool, `${role.replaceAll('_', '-')}@demo.example`);
      if (!actor) throw new Error(`no demonstration account for ${role}`);
      return actor;
    },
    async assign(account, missionId) {
      const owner = new pg.Client(house.cluster.owner);
      await owner.connect();
      await owner.query(
        `insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since)
         select gen_random_uuid(), account_id, role, $2, office, area_places, since
         from openmara.assignment where account_id = $1 order by id limit 1`,
        [account.accountId, missionId],
      );
      await owner.end();
    },
    async close() {
      await house.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
/** Real data that stands beside a checkout; tests that need it skip, saying so, where it is absent. */
export const SHARED = join(import.meta.dirname, '../../shared/data');
