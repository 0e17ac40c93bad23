import { type ReactNode, useState } from 'react';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { DoorTop } from './DoorTop.tsx';
import { Field } from './Field.tsx';
import { invitationAddress, ShownOnce } from './ShownOnce.tsx';
import { useSubmitting } from './submitting.ts';

const AdministratorFields = (): ReactNode => (
  <fieldset>
    <legend>{t('setup.administrator')}</legend>
    <Field label={t('field.name')} name="name" autoComplete="name" />
    <Field label={t('field.email')} name="email" type="email" autoComplete="username" />
    <Field
      label={t('field.password')}
      help={t('setup.password')}
      name="password"
      type="password"
      minLength={12}
      autoComplete="new-password"
    />
  </fieldset>
);
const MissionFields = (): ReactNode => (
  <fieldset>
    <legend>{t('setup.mission')}</legend>
    <Field label={t('setup.mission-name')} name="missionName" />
    <Field
      label={t('setup.mission-code')}
      help={t('setup.mission-code-help')}
      name="code"
      pattern="[A-Z][A-Z0-9\-]{1,15}"
    />
    <Field
      label={t('setup.country')}
      help={t('setup.country-help')}
      name="country"
      pattern="[A-Z]{3}"
      maxLength={3}
    />
  </fieldset>
);
const AdviserFields = (): ReactNode => (
  <fieldset>
    <legend>{t('setup.adviser')}</legend>
    <p>{t('setup.adviser-context')}</p>
    <Field label={t('field.name')} name="adviserName" autoComplete="off" />
    <Field label={t('field.email')} name="adviserEmail" type="email" autoComplete="off" />
  </fieldset>
);

/** An empty installation: the administrator, the first mission and who leads its arrangements. */
export function SetUpForm({ onDone }: { onDone: () => void }): ReactNode {
  const [made, setMade] = useState<{ invitation: string; firstRunKey: string } | null>(null);
  const { busy, problem, submit } = useSubmitting(async (form) => {
    setMade(
      await command('access.set-up', {
        name: formText(form, 'name'),
        email: formText(form, 'email'),
        password: formText(form, 'password'),
        mission: {
          code: formText(form, 'code'),
          name: formText(form, 'missionName'),
          country: formText(form, 'country'),
        },
        adviser: { name: formText(form, 'adviserName'), email: formText(form, 'adviserEmail') },
      }),
    );
  });
  return (
    <main className="door">
      <DoorTop />
      <h1>{t('setup.title')}</h1>
      {made ? (
        <>
          <p>{t('setup.done')}</p>
          <ShownOnce label={t('setup.invitation')} value={invitationAddress(made.invitation)} />
          <ShownOnce label={t('setup.key')} help={t('setup.key-help')} value={made.firstRunKey} />
          <button type="button" onClick={onDone}>
            {t('signin.title')}
          </button>
        </>
      ) : (
        <form onSubmit={submit}>
          <p className="context">{t('setup.context')}</p>
          <AdministratorFields />
          <MissionFields />
          <AdviserFields />
          <ProblemNote error={problem} />
          <button type="submit" disabled={busy}>
            {busy ? t('working') : t('setup.create')}
          </button>
        </form>
      )}
    </main>
  );
}
