import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { listed, day, t, word } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';
import { InviteAgain } from './InviteAgain.tsx';
import { ROLE } from './words.ts';

type Held = Answer<'access.list-roles'>['items'][number];
const today = (): string => new Date().toISOString().slice(0, 10);

/** The last day of a role, asked before it is ended: what she did stays hers. */
function EndRole({ held }: { held: Held }): ReactNode {
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (last: string) => command('access.end-role', { id: held.id, last }),
    onSuccess: (_, last) => {
      setOpen(false);
      notify(t('people.ends', { name: held.name, role: word(ROLE, held.role), day: day(last) }));
      return client.invalidateQueries({ queryKey: ['roles'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    end.mutate(formText(new FormData(event.currentTarget), 'last'));
  };
  if (!open)
    return (
      <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
        {t('people.end')}
      </button>
    );
  return (
    <form className="inline" onSubmit={submit}>
      <label>
        {t('people.last')}
        <input type="date" name="last" required defaultValue={today()} />
      </label>
      <button type="submit" disabled={end.isPending}>
        {t('people.end')}
      </button>
      <button type="button" className="quiet-button" onClick={() => setOpen(false)}>
        {t('people.leave-it')}
      </button>
      <ProblemNote error={end.error} />
    </form>
  );
}

/** One role of one person. @param own whether it is the reader's own, which somebody else ends */
export function RoleRow({ held, own }: { held: Held; own: boolean }): ReactNode {
  const over = held.until !== null && held.until < today();
  const what = [held.office, ...held.areas].filter((part) => part !== null);
  return (
    <tr className={over ? 'over' : undefined}>
      <th scope="row">
        <Apart>{held.name}</Apart>
        <br />
        <small dir="ltr">{held.email}</small>
      </th>
      <td data-label={t('people.role')}>{word(ROLE, held.role)}</td>
      <td data-label={t('people.for')}>{what.length > 0 ? listed(what) : t('people.whole')}</td>
      <td data-label={t('people.when')}>
        {held.until === null
          ? t('people.since', { day: day(held.since) })
          : t('people.from-to', { from: day(held.since), to: day(held.until) })}
        {held.grantedBy ? (
          <>
            <br />
            <small>{t('people.by', { name: held.grantedBy })}</small>
          </>
        ) : null}
      </td>
      <td data-label={t('people.act')}>
        {own || over ? null : (
          <>
            {held.invited ? <InviteAgain email={held.email} /> : null}
            <EndRole held={held} />
          </>
        )}
      </td>
    </tr>
  );
}
