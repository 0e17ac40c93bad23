/** A register that changed since its figures were released: of many verified incidents consent was withdrawn. */
import pg from 'pg';
import type { TestHouse } from './open-test-house.ts';

export async function withoutConsentSince(t: TestHouse): Promise<void> {
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await owner.query(
    `update openmara.incident set reporting_consent = false where status = 'verified' and reference like '%7'`,
  );
  await owner.end();
}
