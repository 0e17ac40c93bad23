import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { Field } from '../access/Field.tsx';

const Fields = (): ReactNode => (
  <>
    <Field label={t('missions.code')} help={t('missions.code.how')} name="code" dir="ltr" maxLength={16} />
    <Field
      label={t('missions.country')}
      help={t('missions.country.how')}
      name="country"
      dir="ltr"
      maxLength={3}
    />
    <Field label={t('missions.name.en')} name="nameEn" lang="en" dir="ltr" maxLength={200} />
    <Field
      label={t('missions.name.fr')}
      help={t('missions.name.how')}
      name="nameFr"
      lang="fr"
      dir="ltr"
      maxLength={200}
      required={false}
    />
    <Field label={t('missions.name.ar')} name="nameAr" lang="ar" dir="rtl" maxLength={200} required={false} />
  </>
);

/** A mission is not taken back: what its code and country mean is said beside them. */
export function NewMission(): ReactNode {
  const cache = useQueryClient();
  const create = useMutation({
    mutationFn: async (form: FormData) => {
      const code = formText(form, 'code').trim().toUpperCase();
      const [nameFr, nameAr] = [formText(form, 'nameFr').trim(), formText(form, 'nameAr').trim()];
      await command('mission.create', {
        code,
        country: formText(form, 'country').trim().toUpperCase(),
        nameEn: formText(form, 'nameEn').trim(),
        ...(nameFr ? { nameFr } : {}),
        ...(nameAr ? { nameAr } : {}),
      });
      return code;
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['missions'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!create.isPending) create.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <form className="new-mission" onSubmit={submit}>
      <Fields />
      <ProblemNote error={create.error} />
      <button type="submit" disabled={create.isPending}>
        {t('missions.create')}
      </button>
      {create.data ? (
        <p className="note" role="status">
          {t('missions.created', { mission: create.data })}{' '}
          <Link to="/m/$mission/people" params={{ mission: create.data }}>
            {t('missions.created.next')}
          </Link>
        </p>
      ) : null}
    </form>
  );
}
