import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

/** Records whether the source of a report consents to anonymised reporting now, and why that changed. */
export function ConsentForm({
  mission,
  id,
  consents,
}: {
  mission: string;
  id: string;
  /** What is recorded now; null where it was not asked. */
  consents: boolean | null;
}): ReactNode {
  const client = useQueryClient();
  const record = useMutation({
    mutationFn: (form: FormData) =>
      command('report.record-consent', {
        mission,
        id,
        consent: { anonymisedReporting: formText(form, 'consent') === 'yes' },
        reason: formText(form, 'reason'),
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (record.isPending) return;
    const form = event.currentTarget;
    record.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  const given = consents ? t('consent.yes') : t('consent.no');
  return (
    <details>
      <summary>
        {t('consent.reporting')}: {consents === null ? t('consent.notasked') : given}
      </summary>
      <form className="stacked" onSubmit={submit}>
        <label>
          {t('consent.reporting')}
          <select name="consent" required defaultValue="">
            <option value="">{t('verify.choose')}</option>
            <option value="yes">{t('consent.yes')}</option>
            <option value="no">{t('consent.no')}</option>
          </select>
          <small>{t('consent.help')}</small>
        </label>
        <label>
          {t('source.why')}
          <input name="reason" required minLength={3} />
        </label>
        <ProblemNote error={record.error} />
        <button type="submit" className="quiet-button" disabled={record.isPending}>
          {t('source.record')}
        </button>
      </form>
    </details>
  );
}
