/** The solver for linear and integer programmes (HiGHS), loaded once a process. */
import published, { type Highs } from 'highs';

/** The package's types describe its other build: the default export of this one is the loader itself. */
const isLoader = (value: unknown): value is typeof published.default => typeof value === 'function';

let loading: Promise<Highs> | undefined;
/** @returns the solver; one call of it blocks its thread until it has an answer */
export function solver(): Promise<Highs> {
  const loader: unknown = published;
  if (!isLoader(loader)) throw new TypeError('the solver’s package has no loader');
  return (loading ??= loader());
}
