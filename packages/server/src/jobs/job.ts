/** Long or regular work, outside the request that asks for it. */
import type { Runtime } from '../operations/run.ts';

/** One queue with its handler; its schedule, where it runs by itself. */
export interface Job {
  /** Name of the queue, and of the entry that an operation makes with `services.enqueue`. */
  readonly queue: string;
  /** When it runs by itself: minute, hour, day, month, weekday in UTC. */
  readonly schedule?: string;
  /** How often it is tried again after a failure or after the death of its process. */
  readonly retries: number;
  /** Seconds after which one run counts as lost. */
  readonly longest: number;
  /** Whether it also runs once when a server starts, before it serves: what a process that died left is put in order. */
  readonly atStart?: boolean;
  /** @param last whether it is not tried again where this one fails */
  run(runtime: Runtime, data: unknown, last: boolean): Promise<void>;
}
