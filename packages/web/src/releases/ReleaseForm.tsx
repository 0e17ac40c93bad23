import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { lastQuarter, PeriodSelect } from '../frame/PeriodSelect.tsx';

/** Releases the figures of a period that has ended: once, for good. @param onMade shows the period */
export function ReleaseForm({
  mission,
  onMade,
}: {
  mission: string;
  onMade: (period: string) => void;
}): ReactNode {
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: (form: FormData) => command('release.make', { mission, period: formText(form, 'period') }),
    onSuccess: async ({ period }) => {
      await client.invalidateQueries({ queryKey: ['releases', mission] });
      await client.invalidateQueries({ queryKey: ['home', mission] });
      onMade(period);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    make.mutate(new FormData(event.currentTarget));
  };
  return (
    <details>
      <summary>{t('releases.make')}</summary>
      <form className="filters" onSubmit={submit}>
        <label>
          {t('releases.period')}
          <PeriodSelect name="period" value={lastQuarter()} longer unfinished={false} />
        </label>
        <button type="submit" disabled={make.isPending}>
          {make.isPending ? t('working') : t('releases.make')}
        </button>
      </form>
      <p className="quiet">{t('releases.make.how')}</p>
      <ProblemNote error={make.error} />
    </details>
  );
}
