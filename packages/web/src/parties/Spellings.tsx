import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Written } from '../frame/Apart.tsx';
import { type Answer, command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { useMission } from '../frame/here.ts';
import { apart, t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { WithReason } from '../incidents/WithReason.tsx';
import { term } from './in-words.ts';

type Spelling = Answer<'party.standing'>['spellings'][number];

/** A further spelling, which imports remember. */
function Confirm({ id }: { id: string }): ReactNode {
  const mission = useMission();
  const cache = useQueryClient();
  const field = useId();
  const confirm = useMutation({
    mutationFn: (alias: string) => command('party.confirm-alias', { mission, partyId: id, alias }),
    onSuccess: () => cache.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const alias = formText(new FormData(form), 'alias').trim();
    if (alias !== '' && !confirm.isPending) confirm.mutate(alias, { onSuccess: () => form.reset() });
  };
  return (
    <form className="add-spelling" onSubmit={submit}>
      <label htmlFor={field}>{t('party.spelling.add')}</label>
      <span>
        <input id={field} name="alias" required maxLength={200} />
        <button type="submit" className="quiet-button" disabled={confirm.isPending}>
          {t('party.spelling.confirm')}
        </button>
      </span>
      <ProblemNote error={confirm.error} />
    </form>
  );
}

function Line({ id, spelling, may }: { id: string; spelling: Spelling; may: boolean }): ReactNode {
  const mission = useMission();
  const { alias, source, own } = spelling;
  return (
    <li>
      <span>
        <Written>{alias}</Written>{' '}
        <span className="quiet">
          {[
            own ? t('party.spelling.own') : source ? apart(source) : t('party.spelling.confirmed'),
            term(spelling),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {may && !own ? (
        <WithReason
          label={t('party.split-alias')}
          title={t('party.split-alias.title', { alias })}
          guide={t('party.split-alias.guide')}
          act={(reason) => command('party.split-alias', { mission, id, alias, reason })}
        />
      ) : null}
    </li>
  );
}

/** Every way in which logs write the party, each with where it is from. */
export const Spellings = ({
  id,
  spellings,
  may,
}: {
  id: string;
  spellings: readonly Spelling[];
  may: boolean;
}): ReactNode => (
  <section className="answers">
    <h2>{t('party.spellings')}</h2>
    <ul className="lines spellings">
      {spellings.map((spelling) => (
        <Line key={spelling.alias} id={id} spelling={spelling} may={may} />
      ))}
    </ul>
    {may ? <Confirm id={id} /> : null}
  </section>
);
