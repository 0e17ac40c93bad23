import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, command } from '../frame/api.ts';
import { count, moment, t } from '../frame/language.ts';
import { Empty, ProblemNote } from '../frame/parts.tsx';

type Saved = Answer<'import.mappings'>['items'][number];
interface Shown {
  readonly mission: string;
  readonly saved: Saved;
}

/** Another name for a saved mapping. */
function Rename({ mission, saved, onDone }: Shown & { onDone: () => void }): ReactNode {
  const client = useQueryClient();
  const [newName, setNewName] = useState(saved.name);
  const rename = useMutation({
    mutationFn: () => command('import.rename-mapping', { mission, name: saved.name, newName }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mappings', mission] }).then(onDone),
  });
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        if (newName.trim() === saved.name) onDone();
        else rename.mutate();
      }}
    >
      <label>
        {t('import.mappings.newname')}
        <input
          value={newName}
          maxLength={80}
          required
          autoFocus
          onChange={(event) => setNewName(event.target.value)}
        />
      </label>
      <button type="submit" disabled={rename.isPending}>
        {t('import.mappings.rename')}
      </button>
      <button type="button" className="quiet-button" onClick={onDone}>
        {t('import.mappings.leave')}
      </button>
      <ProblemNote error={rename.error} />
    </form>
  );
}

/** Deletes a saved mapping, after saying what stays. */
function Delete({ mission, saved, onDone }: Shown & { onDone: () => void }): ReactNode {
  const client = useQueryClient();
  const gone = useMutation({
    mutationFn: () => command('import.delete-mapping', { mission, name: saved.name }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mappings', mission] }),
  });
  return (
    <div role="group" aria-label={t('import.mappings.delete.of', { name: saved.name })}>
      <p>{t('import.mappings.delete.sure')}</p>
      <div className="filters">
        <button type="button" disabled={gone.isPending} onClick={() => gone.mutate()}>
          {t('import.mappings.delete.yes')}
        </button>
        <button type="button" className="quiet-button" onClick={onDone}>
          {t('import.mappings.leave')}
        </button>
      </div>
      <ProblemNote error={gone.error} />
    </div>
  );
}

function SavedRow({ mission, saved }: Shown): ReactNode {
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const done = () => setDoing(null);
  const read = saved.columns.filter(({ field }) => field !== 'ignore').length;
  return (
    <tr>
      <th scope="row">
        <Apart>{saved.name}</Apart>
        {doing === 'rename' ? <Rename mission={mission} saved={saved} onDone={done} /> : null}
        {doing === 'delete' ? <Delete mission={mission} saved={saved} onDone={done} /> : null}
      </th>
      <td data-label={t('import.mappings.saved')}>
        {moment(saved.savedAt)}
        {saved.savedBy ? (
          <div>
            <small>{saved.savedBy}</small>
          </div>
        ) : null}
      </td>
      <td className="number" data-label={t('import.mappings.columns')}>
        {count(read)}
      </td>
      <td>
        {saved.yours && doing === null ? (
          <div className="means">
            <button
              type="button"
              className="quiet-button"
              aria-label={t('import.mappings.rename.of', { name: saved.name })}
              onClick={() => setDoing('rename')}
            >
              {t('import.mappings.rename')}
            </button>
            <button
              type="button"
              className="quiet-button"
              aria-label={t('import.mappings.delete.of', { name: saved.name })}
              onClick={() => setDoing('delete')}
            >
              {t('import.mappings.delete')}
            </button>
          </div>
        ) : null}
      </td>
    </tr>
  );
}

/** The mappings that the mission saved: whoever saved one, and who leads, renames and deletes it. */
export function SavedMappings({ mission, items }: { mission: string; items: readonly Saved[] }): ReactNode {
  if (items.length === 0)
    return <Empty title={t('import.mappings.none')}>{t('import.mappings.none.how')}</Empty>;
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('import.mappings.name')}</th>
          <th scope="col">{t('import.mappings.saved')}</th>
          <th scope="col" className="number">
            {t('import.mappings.columns')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('import.mappings.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((saved) => (
          <SavedRow key={saved.name} mission={mission} saved={saved} />
        ))}
      </tbody>
    </table>
  );
}
