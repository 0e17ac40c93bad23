import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FIRST_LOCALE, isLocale, LANGUAGES } from '@openmara/core/language/languages';
import { type FormEvent, type ReactNode, useState } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { day, locale, t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { endOf, isUnfinished, lastQuarter, PeriodSelect } from '../frame/PeriodSelect.tsx';

/**
 * Composes the report of a quarter in a language; the draft appears in the list below.
 * @param proposed the last quarter that is over and has records; null where none has
 */
export function ComposeForm({ mission, proposed }: { mission: string; proposed: string | null }): ReactNode {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const period = chosen ?? proposed ?? lastQuarter();
  const compose = useMutation({
    mutationFn: (form: FormData) => {
      const chosen = formText(form, 'locale');
      return command('document.compose-quarterly', {
        mission,
        period: formText(form, 'period'),
        locale: isLocale(chosen) ? chosen : FIRST_LOCALE,
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['documents', mission] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    compose.mutate(new FormData(event.currentTarget));
  };
  return (
    <>
      <form className="filters" onSubmit={submit}>
        <label>
          {t('period')}
          <PeriodSelect name="period" value={period} onChange={setChosen} />
        </label>
        <label>
          {t('language')}
          <select name="locale" defaultValue={locale()}>
            {LANGUAGES.map(({ code, name }) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={compose.isPending}>
          {compose.isPending ? t('working') : t('documents.compose')}
        </button>
      </form>
      {isUnfinished(period) ? (
        <p className="note" role="status">
          {t('documents.unfinished', { period, day: day(endOf(period)) })}
        </p>
      ) : null}
      <ProblemNote error={compose.error} />
    </>
  );
}
