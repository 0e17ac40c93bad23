import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Role, ROLES } from '@openmara/core/access/rules';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { t, word } from '../frame/language.ts';
import { useMissionMap } from '../frame/mission-map.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';
import { Field } from './Field.tsx';
import { ROLE } from './words.ts';

const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
/** Roles that are for a part of a mission: an office, or areas. */
const OF_OFFICE: ReadonlySet<string> = new Set(['focal_point']);
const OF_AREAS: ReadonlySet<string> = new Set(['field_wpa']);

function Areas({ mission }: { mission: string }): ReactNode {
  const map = useMissionMap(mission);
  return (
    <fieldset className="areas">
      <legend>{t('people.areas')}</legend>
      {(map.data?.areas ?? []).map(({ id, label }) => (
        <label key={id} className="check">
          <input type="checkbox" name="areas" value={id} />
          <Apart>{label}</Apart>
        </label>
      ))}
    </fieldset>
  );
}

/** What the form says, given; afterwards the form is empty and the list is read again. */
function useGiving(
  mission: string,
  role: Role,
): {
  busy: boolean;
  problem: unknown;
  submit: (event: FormEvent<HTMLFormElement>) => void;
} {
  const client = useQueryClient();
  const give = useMutation({
    mutationFn: (form: FormData) =>
      command('access.grant-role', {
        email: formText(form, 'email'),
        role,
        missionCode: mission,
        office: formText(form, 'office') || null,
        areas: form.getAll('areas').map(String),
        until: formText(form, 'until') || null,
        firstRunKey: formText(form, 'key') || null,
      }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    give.mutate(new FormData(form), {
      onSuccess: () => {
        notify(t('people.given', { role: word(ROLE, role) }));
        form.reset();
        void client.invalidateQueries({ queryKey: ['roles'] });
      },
    });
  };
  return { busy: give.isPending, problem: give.error, submit };
}

/** Gives a role in this mission to somebody who has an account, by the second person who may. */
export function GiveRole({ mission }: { mission: string }): ReactNode {
  const [role, setRole] = useState<Role>('focal_point');
  const { busy, problem, submit } = useGiving(mission, role);
  return (
    <form className="give" onSubmit={submit}>
      <Field label={t('field.email')} name="email" type="email" dir="ltr" autoComplete="off" />
      <label>
        {t('people.role')}
        <select
          value={role}
          onChange={({ target }) => (isRole(target.value) ? setRole(target.value) : undefined)}
        >
          {ROLES.map((code) => (
            <option key={code} value={code}>
              {word(ROLE, code)}
            </option>
          ))}
        </select>
      </label>
      {OF_OFFICE.has(role) ? (
        <Field label={t('people.office')} help={t('people.office.how')} name="office" maxLength={200} />
      ) : null}
      {OF_AREAS.has(role) ? <Areas mission={mission} /> : null}
      <Field
        label={t('people.until')}
        help={t('people.until.how')}
        name="until"
        type="date"
        required={false}
      />
      <details>
        <summary>{t('people.key')}</summary>
        <Field
          label={t('setup.key')}
          help={t('people.key.how')}
          name="key"
          required={false}
          autoComplete="off"
        />
      </details>
      <button type="submit" disabled={busy}>
        {t('people.give')}
      </button>
      <ProblemNote error={problem} />
    </form>
  );
}
