import { Problem } from './problems.ts';
import { type Capability, may, type Role, sees, type Sight } from './rules.ts';

/**
 * A record that the rule has let through, with what its reader sees of it. Presenters take nothing else, and only
 * {@link Permitted.byRule} makes one, so that no road around the rule compiles.
 */
export class Permitted<T> {
  readonly record: T;
  readonly #role: Role;
  private constructor(record: T, role: Role) {
    this.record = record;
    this.#role = role;
  }

  /**
   * @param role null before sign-in
   * @param capability what reading such a record needs
   * @throws Problem not_allowed
   */
  static byRule<T>(role: Role | null, capability: Capability, record: T): Permitted<T> {
    if (role === null || !may(role, capability)) throw new Problem('not_allowed');
    return new Permitted(record, role);
  }

  /** Whether the reader sees this of the record. */
  sees(sight: Sight): boolean {
    return sees(this.#role, sight);
  }
}
