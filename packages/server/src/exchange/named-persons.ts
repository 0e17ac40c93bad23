/** The headings of a file without the persons that they name, and a mapping that speaks of its columns accordingly. */
import { columnName } from '@openmara/core/exchange/column-letter';
import type { Header } from '@openmara/core/exchange/find-header';
import { hasGivenName, isPhone, isPlainIdentity, looksNamed } from '@openmara/core/exchange/identities';
import type { Mapping } from '@openmara/core/exchange/mapping';
import { resolveColumns } from '@openmara/core/exchange/mapping';
import { headingsWithoutPersons, withoutPersons } from '@openmara/core/exchange/named-persons';
import type { Refusal } from '@openmara/core/exchange/reports/row';

/** Why a cell is refused that should be a day or a number: whatever else stands there is in the wrong place. */
const MEASURED = /^(?:date|count|received)_/;

/** Whether what is refused is a name or a number to reach somebody, in the wrong place. */
const isMisplaced = ({ value, code }: Refusal): boolean =>
  value !== null &&
  (isReach(value) ||
    (MEASURED.test(code) && !/\p{N}/u.test(value) && (looksNamed(value) || hasGivenName(value))));

/** The refusals of a row with its cells, as they are kept: who is named in the wrong place is neither told nor kept. */
export function withoutPersonsOf(
  refusals: readonly Refusal[],
  cells: readonly string[],
): ReadonlyArray<readonly [Refusal, readonly string[]]> {
  const misplaced = new Set(refusals.filter(isMisplaced).map(({ value }) => value));
  const kept = cells.map((cell) => (misplaced.has(cell.trim()) || isReach(cell) ? '' : cell));
  return refusals.map((refusal) => {
    const { value, reason } = refusal;
    const told = value !== null && misplaced.has(value);
    return [told ? { ...refusal, value: null, reason: reason.replaceAll(value, '…') } : refusal, kept];
  });
}
/** An address or a number by which somebody is reached. */
const isReach = (text: string): boolean =>
  isPlainIdentity(text) || (/^\s*[(+0٠]/.test(text) && isPhone(text));

interface WithoutPersons {
  readonly header: Header;
  /** Positions of headings that named a person. */
  readonly changed: readonly number[];
  readonly given: Mapping | null;
}

/** @param rows the first rows of the file; @param sheet as it is told; null where the file has none */
export function withoutNamedPersons(
  header: Header,
  sheet: string | null,
  rows: ReadonlyArray<{ readonly number: number; readonly cells: readonly string[] }>,
  given: Mapping | null,
): WithoutPersons {
  const below = rows.filter(({ number }) => number > header.row);
  const { names, changed } = headingsWithoutPersons(header.names, (at) =>
    below.every(({ cells }) => (cells[at] ?? '') === ''),
  );
  return {
    header: { ...header, names },
    changed,
    given: given && {
      ...given,
      ...(given.sheet !== undefined && sheet !== null ? { sheet } : {}),
      columns: columnsOf(given, header.names, names),
    },
  };
}

/** The columns as they are called now; one that names a person and is not in the file is called what is left of it. */
function columnsOf(mapping: Mapping, before: readonly string[], now: readonly string[]): Mapping['columns'] {
  return Object.fromEntries(
    Object.entries(mapping.columns).flatMap(([column, field]) => {
      if (withoutPersons(column) === column && before.includes(column) && now.includes(column))
        return [[column, field]];
      const alone = resolveColumns({ ...mapping, columns: { [column]: 'asked' } }, before);
      const at = alone.positions.get('asked')?.[0];
      if (at !== undefined && before[at] !== now[at]) return [[columnName(now, at), field]];
      const left = withoutPersons(column);
      return left === '' ? [] : [[left, field]];
    }),
  );
}

/** A note for each heading that named somebody, without the name. */
export const sayChanged = (changed: readonly number[], names: readonly string[]): string[] =>
  changed.map(
    (at) =>
      `The heading of column “${columnName(names, at)}” named a person or a number to reach one: that is not kept. Say what the column is, or “ignore”.`,
  );
