import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isLocale, LANGUAGES } from '@openmara/core/language/languages';
import type { FormEvent, ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { locale, moment, t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { Field } from './Field.tsx';
import { invitationAddress, ShownOnce } from './ShownOnce.tsx';

/** An account without any role: a second person gives those. */
export function NewAccount(): ReactNode {
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (form: FormData) => {
      const chosen = formText(form, 'locale');
      return command('access.create-account', {
        name: formText(form, 'name'),
        email: formText(form, 'email'),
        ...(isLocale(chosen) ? { locale: chosen } : {}),
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    create.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <form className="give" onSubmit={submit}>
      <Field label={t('field.name')} name="name" autoComplete="off" maxLength={200} />
      <Field label={t('field.email')} name="email" type="email" dir="ltr" autoComplete="off" />
      <label>
        {t('people.language')}
        <select name="locale" defaultValue={locale()}>
          {LANGUAGES.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={create.isPending}>
        {t('people.create')}
      </button>
      <ProblemNote error={create.error} />
      {create.data ? (
        <ShownOnce
          label={t('people.invitation')}
          help={t('people.invitation.how', { moment: moment(create.data.invitation.expiresAt) })}
          value={invitationAddress(create.data.invitation.token)}
        />
      ) : null}
    </form>
  );
}
