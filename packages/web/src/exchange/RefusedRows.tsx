import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Written } from '../frame/Apart.tsx';
import { type Answer, ask, command, fileAddress } from '../frame/api.ts';
import { count, t, word } from '../frame/language.ts';
import { ProblemNote, Skeleton } from '../frame/parts.tsx';
import { CORRECTED, isRefusal, REFUSED } from './words.ts';

type Refusals = Answer<'import.refusals'>;
type Refusal = Refusals['items'][number];
/** A refused row: its cells, and each reason. */
interface Row {
  readonly row: number;
  readonly cells: readonly string[];
  readonly reasons: readonly Refusal[];
}

const rowsOf = (items: readonly Refusal[]): Row[] => {
  const rows = new Map<number, Row>();
  for (const item of items) {
    const { row, cells } = item;
    rows.set(row, { row, cells, reasons: [...(rows.get(row)?.reasons ?? []), item] });
  }
  return [...rows.values()];
};

/** Why a row is refused, in the reader's language; a reason of an older version in its own words. */
export function Reason({ refusal }: { refusal: Omit<Refusal, 'cells'> }): ReactNode {
  const { code, column, value, reason } = refusal;
  if (!isRefusal(code))
    return (
      <span dir="ltr" lang="en">
        {reason}
      </span>
    );
  return word(REFUSED, code, { column: column ?? '', value: value ?? '' });
}

interface Correctable {
  readonly mission: string;
  readonly id: string;
  readonly header: Refusals['header'];
  readonly leftOut: ReadonlySet<string>;
}
/** The columns of a row that are written anew: those of its reasons; where none is named, all of them. */
function openColumns({ header, leftOut }: Correctable, { reasons, cells }: Row): number[] {
  const kept = cells.flatMap((_, at) => (leftOut.has((header[at] ?? '').trim()) ? [] : [at]));
  const named = new Set(reasons.map(({ column }) => column?.trim()));
  const open = kept.filter((at) => named.has((header[at] ?? '').trim()));
  return open.length > 0 ? open : kept;
}

const nameOf = ({ header }: Correctable, at: number): string =>
  header[at] || t('import.refused.column', { n: at + 1 });

/** The cells that are not written anew, for whoever has to know the row. */
function Others({ of, row, open }: { of: Correctable; row: Row; open: readonly number[] }): ReactNode {
  const others = row.cells.flatMap((cell, at) => (open.includes(at) || cell === '' ? [] : [{ at, cell }]));
  if (others.length === 0) return null;
  return (
    <p className="quiet">
      {others.map(({ at, cell }) => (
        <span key={at}>
          <Written>{nameOf(of, at)}</Written>: <Written>{cell}</Written>
          <br />
        </span>
      ))}
    </p>
  );
}

type Outcome = Exclude<Answer<'import.correct-row'>['outcome'], 'refused'>;
function RefusedRow({
  of,
  row,
  onTaken,
}: {
  of: Correctable;
  row: Row;
  onTaken: (outcome: Outcome) => void;
}): ReactNode {
  const client = useQueryClient();
  const [cells, setCells] = useState(row.cells);
  const again = useMutation({
    mutationFn: () =>
      command('import.correct-row', { mission: of.mission, id: of.id, row: row.row, cells: [...cells] }),
    onSuccess: ({ outcome }) => {
      if (outcome !== 'refused') onTaken(outcome);
      return client.invalidateQueries();
    },
  });
  const open = openColumns(of, row);
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          again.mutate();
        }}
      >
        <h3>{t('import.refused.row', { n: count(row.row) })}</h3>
        <ul className="reasons">
          {(again.data?.outcome === 'refused' ? again.data.refused : row.reasons).map((reason, at) => (
            <li key={`${reason.code}${at.toString()}`}>
              <Reason refusal={reason} />
            </li>
          ))}
        </ul>
        <div className="cells">
          {open.map((at) => (
            <label key={at}>
              <Written>{nameOf(of, at)}</Written>
              <input
                dir="auto"
                value={cells[at] ?? ''}
                onChange={(event) => setCells(cells.map((cell, n) => (n === at ? event.target.value : cell)))}
              />
            </label>
          ))}
          <button type="submit" disabled={again.isPending}>
            {t('import.refused.again')}
          </button>
        </div>
        <Others of={of} row={row} open={open} />
        <p role="status">{again.data?.outcome === 'refused' ? t('import.refused.still') : null}</p>
        <ProblemNote error={again.error} />
      </form>
    </li>
  );
}

/** The refused rows of an import, each to be corrected where its reasons say and imported again; or all as a file. */
export function RefusedRows({ mission, id }: { mission: string; id: string }): ReactNode {
  const [taken, setTaken] = useState<{ row: number; outcome: Outcome } | null>(null);
  const refusals = useQuery({
    queryKey: ['refusals', mission, id],
    queryFn: () => ask('import.refusals', { mission, id }),
  });
  if (!refusals.data) return refusals.error ? <ProblemNote error={refusals.error} /> : <Skeleton rows={3} />;
  const { header, leftOut, items } = refusals.data;
  const rows = rowsOf(items);
  const of = { mission, id, header, leftOut: new Set(leftOut) };
  return (
    <div className="refused">
      <p className="quiet">
        {t('import.refused.how')}{' '}
        <a href={fileAddress('import.refused-rows', { mission, id })}>{t('import.refused.file')}</a>
      </p>
      <p role="status">
        {taken
          ? `${t('import.refused.row', { n: count(taken.row) })}: ${word(CORRECTED, taken.outcome)}`
          : null}
      </p>
      <ol>
        {rows.slice(0, SHOWN).map((row) => (
          <RefusedRow
            key={row.row}
            of={of}
            row={row}
            onTaken={(outcome) => setTaken({ row: row.row, outcome })}
          />
        ))}
      </ol>
      {rows.length > SHOWN ? (
        <p className="quiet">{t('import.refused.more', { n: count(rows.length - SHOWN) })}</p>
      ) : null}
    </div>
  );
}
/** So many rows are corrected one by one; more are of one mistake, and corrected in the mapping or in the file. */
const SHOWN = 50;
