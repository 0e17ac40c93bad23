import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

/** Takes an import back, after asking once more; says why where something was built on it. */
export function UndoImport({ mission, id }: { mission: string; id: string }): ReactNode {
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const undo = useMutation({
    mutationFn: () => command('import.undo', { mission, id }),
    onSuccess: () => client.invalidateQueries(),
    onSettled: () => setSure(false),
  });
  if (!sure)
    return (
      <>
        <button type="button" className="quiet-button" onClick={() => setSure(true)}>
          {t('import.undo')}
        </button>
        <ProblemNote error={undo.error} />
      </>
    );
  return (
    <div role="group" aria-label={t('import.undo')}>
      <p>{t('import.undo.sure')}</p>
      <button type="button" disabled={undo.isPending} onClick={() => undo.mutate()}>
        {t('import.undo.yes')}
      </button>{' '}
      <button type="button" className="quiet-button" onClick={() => setSure(false)}>
        {t('import.undo.no')}
      </button>
    </div>
  );
}
