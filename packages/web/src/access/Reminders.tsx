import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask, command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';

/** Whether one is told by e-mail that something waits; where the installation sends none, nothing is said of it. */
export function Reminders(): ReactNode {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['reminders'], queryFn: () => ask('access.read-reminders', {}) });
  const change = useMutation({
    mutationFn: (wanted: boolean) => command('access.ask-reminders', { wanted }),
    onSuccess: () => {
      notify(t('reminder.kept'));
      return client.invalidateQueries({ queryKey: ['reminders'] });
    },
  });
  if (!data?.offered) return null;
  return (
    <section className="reminders">
      <label>
        <input
          type="checkbox"
          checked={data.wanted}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.target.checked)}
        />{' '}
        {t('reminder.ask')}
      </label>
      <p className="quiet">{t('reminder.what')}</p>
      <ProblemNote error={change.error} />
    </section>
  );
}
