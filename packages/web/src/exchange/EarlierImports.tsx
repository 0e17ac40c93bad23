import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, ask, fileAddress } from '../frame/api.ts';
import { count, moment, t, word } from '../frame/language.ts';
import { Empty } from '../frame/parts.tsx';
import { UndoImport } from './UndoImport.tsx';
import { STATE } from './words.ts';

type Run = Answer<'import.list'>['items'][number];
const isUnderWay = (run: Run): boolean => run.state === 'reading' || run.state === 'applying';

function RunRow({ mission, run }: { mission: string; run: Run }): ReactNode {
  return (
    <tr>
      <td>
        {run.fileName}
        <br />
        <small>{run.startedBy}</small>
      </td>
      <td>{moment(run.startedAt)}</td>
      <td>
        {word(STATE, run.state)}
        {run.progress ? <progress max={run.progress.total} value={run.progress.read} /> : null}
        {run.state === 'applied' && run.target === 'report' ? (
          <UndoImport mission={mission} id={run.id} />
        ) : null}
        {run.interrupted ? <div className="note">{t('import.interrupted')}</div> : null}
        {run.problem ? <div className="problem">{run.problem}</div> : null}
      </td>
      <td className="number">{count(run.created)}</td>
      <td className="number">{count(run.updated)}</td>
      <td className="number">{count(run.unchanged)}</td>
      <td className="number">
        {run.refused > 0 ? (
          <a href={fileAddress('import.refused-rows', { mission, id: run.id })}>{count(run.refused)} ↓</a>
        ) : (
          0
        )}
      </td>
    </tr>
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
