/** The statements that an operation asks of the database, to be asked again as bare SQL. */
import type { House } from '@openmara/server/command/house';
import { runOperation } from '@openmara/server/operations/run';
import type pg from 'pg';

/** A statement that reads, with its values. */
export interface Recorded {
  readonly text: string;
  readonly values: readonly unknown[];
}
type Actor = Parameters<typeof runOperation>[2];
/** What `runOperation` takes, whatever its input and answer. */
export type AnyOperation = Parameters<typeof runOperation>[1];

const READS = /^\s*(?:select|with)\b/i;
/** Settings of row security and the audit entry belong to the operation and not to the bare question. */
const OWN = /set_config|set local|insert into|record_audit/i;

function recordingClient(client: pg.PoolClient, kept: Recorded[]): pg.PoolClient {
  return new Proxy(client, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key, target);
      if (typeof found !== 'function') return found;
      if (key !== 'query') return found.bind(target);
      return (asked: string | pg.QueryConfig, given?: unknown[]) => {
        const text = typeof asked === 'string' ? asked : asked.text;
        const values = typeof asked === 'string' ? given : (asked.values ?? given);
        if (READS.test(text) && !OWN.test(text)) kept.push({ text, values: [...(values ?? [])] });
        return target.query(asked, given);
      };
    },
  });
}

/** A house whose connections write down what they are asked; everything else is the house's own. */
function recordingPool(pool: pg.Pool, kept: Recorded[]): pg.Pool {
  return new Proxy(pool, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key, target);
      if (key === 'connect') return async () => recordingClient(await target.connect(), kept);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}

/** Runs the operation once and returns the reading statements of its transaction, in their order. */
export async function statementsOf(
  house: House,
  operation: AnyOperation,
  actor: Actor,
  input: object,
): Promise<Recorded[]> {
  const kept: Recorded[] = [];
  await runOperation(
    { pool: recordingPool(house.pool, kept), apart: null, services: house.services, now: () => house.now() },
    operation,
    actor,
    input,
  );
  return kept;
}
