import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

/** Says of a joined report that it is, or is not, a source of its own; the reason stands in the history. */
export function IndependenceForm({
  mission,
  id,
  reportId,
  independent,
}: {
  mission: string;
  id: string;
  reportId: string;
  /** What is held of it now. */
  independent: boolean;
}): ReactNode {
  const client = useQueryClient();
  const judge = useMutation({
    mutationFn: (reason: string) =>
      command('incident.judge-independence', {
        mission,
        id,
        reportId,
        independent: !independent,
        reason,
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (judge.isPending) return;
    const form = event.currentTarget;
    judge.mutate(formText(new FormData(form), 'reason'), { onSuccess: () => form.reset() });
  };
  return (
    <details>
      <summary>{independent ? t('source.isdependent') : t('source.isindependent')}</summary>
      <form className="stacked" onSubmit={submit}>
        <label>
          {t('source.why')}
          <input name="reason" required minLength={3} />
        </label>
        <ProblemNote error={judge.error} />
        <button type="submit" className="quiet-button" disabled={judge.isPending}>
          {t('source.record')}
        </button>
      </form>
    </details>
  );
}
