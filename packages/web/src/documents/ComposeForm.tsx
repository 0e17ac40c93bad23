import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FIRST_LOCALE, isLocale, LANGUAGES } from '@openmara/core/language/languages';
import type { FormEvent, ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { locale, t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

const QUARTERS = Array.from(
  { length: 12 },
  (_, i) => `${2016 - Math.floor((i + 1) / 4)}-Q${4 - ((i + 1) % 4)}`,
);

/** Composes the report of a quarter in a language; the draft appears in the list below. */
export function ComposeForm({ mission }: { mission: string }): ReactNode {
  const client = useQueryClient();
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
          <input name="period" required pattern="\d{4}-Q[1-4]" defaultValue="2016-Q3" list="quarters" />
          <datalist id="quarters">
            {QUARTERS.map((quarter) => (
              <option key={quarter} value={quarter} />
            ))}
          </datalist>
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
      <ProblemNote error={compose.error} />
    </>
  );
}
