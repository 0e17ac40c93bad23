import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { count, moment, t, word } from '../frame/language.ts';
import { Empty } from '../frame/parts.tsx';
import { Progress } from './Progress.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { UndoImport } from './UndoImport.tsx';
import { STATE } from './words.ts';

type Run = Answer<'import.list'>['items'][number];
const isUnderWay = (run: Run): boolean => run.state === 'reading' || run.state === 'applying';

/** How many rows are refused still, with the way to correct them, and how many were corrected. */
function RefusedCount({
  run,
  open,
  onOpen,
}: {
  run: Run;
  open: boolean;
  onOpen: (open: boolean) => void;
}): ReactNode {
  return (
    <>
      {run.refused > 0 ? (
        <>
          {count(run.refused)}
          <br />
          <button
            type="button"
            className="quiet-button"
            aria-expanded={open}
            aria-label={t('import.refused.correct.of', { file: run.fileName, n: count(run.refused) })}
            onClick={() => onOpen(!open)}
          >
            {t('import.refused.correct')}
          </button>
        </>
      ) : (
        0
      )}
      {run.corrected > 0 ? (
        <div>
          <small>{t('import.refused.corrected', { n: count(run.corrected) })}</small>
        </div>
      ) : null}
    </>
  );
}
function RunRow({ mission, run }: { mission: string; run: Run }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr>
        <td>
          {run.fileName}
          <br />
          <small>{run.startedBy}</small>
        </td>
        <td>{moment(run.startedAt)}</td>
        <td>
          {word(STATE, run.state)} {run.progress ? <Progress of={run.progress} /> : null}
          {run.state === 'applied' && run.target === 'report' ? (
            <UndoImport mission={mission} id={run.id} />
          ) : null}
          {run.interrupted ? <div className="note">{t('import.interrupted')}</div> : null}
          {run.problem ? <div className="problem">{run.problem}</div> : null}
        </td>
        <td className="number" data-label={t('import.created')}>
          {count(run.created)}
        </td>
        <td className="number" data-label={t('import.updated')}>
          {count(run.updated)}
        </td>
        <td className="number" data-label={t('import.unchanged')}>
          {count(run.unchanged)}
        </td>
        <td className="number" data-label={t('import.refusedRows')}>
          <RefusedCount run={run} open={open} onOpen={setOpen} />
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={7}>
            <RefusedRows mission={mission} id={run.id} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** The imports of the mission; asks again every second while one is under way. */
export function EarlierImports({ mission }: { mission: string }): ReactNode {
  const runs = useQuery({
    queryKey: ['imports', mission],
    queryFn: () => ask('import.list', { mission }),
    refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? 1000 : false),
  });
  const items = runs.data?.items ?? [];
  if (items.length === 0) return <Empty title={t('import.none')}>{t('import.none.how')}</Empty>;
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('import.file')}</th>
          <th scope="col">{t('import.when')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col" className="number">
            {t('import.created')}
          </th>
          <th scope="col" className="number">
            {t('import.updated')}
          </th>
          <th scope="col" className="number">
            {t('import.unchanged')}
          </th>
          <th scope="col" className="number">
            {t('import.refusedRows')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((run) => (
          <RunRow key={run.id} mission={mission} run={run} />
        ))}
      </tbody>
    </table>
  );
}
