/** Who is responsible for a report or an incident: in a list, as its filter, and on the record's own page. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, ask, command } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { apart, t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';
import { type OnChange, Select } from './choices.tsx';

export type What = 'incident' | 'report';
/** Whose each record becomes; nobody's where it is null. */
export type Handing = ReadonlyArray<{ readonly id: string; readonly to: string | null }>;
type Handed = Answer<'incident.hand-over'>;

/** Hands records over, each as its own rule lets it. */
export const handOver = (mission: string, what: What, records: Handing): Promise<Handed> =>
  what === 'incident'
    ? command('incident.hand-over', { mission, records: [...records] })
    : command('report.hand-over', { mission, records: [...records] });

/** Whoever may be responsible, by name; nobody where the reader is not told. */
export const useColleagues = (enabled = true) => {
  const mission = useMission();
  return useQuery({
    queryKey: ['colleagues', mission],
    queryFn: () => ask('incident.list-colleagues', { mission }),
    enabled,
    staleTime: 300_000,
  });
};

/** Whose records are shown: one's own, nobody's, a colleague's. */
export function ResponsibleChoice({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: OnChange;
}): ReactNode {
  const colleagues = useColleagues().data?.items ?? [];
  return (
    <Select
      label={t('filter.responsible')}
      name="responsible"
      value={value}
      options={[
        ['mine', t('responsible.mine')],
        ['nobody', t('responsible.nobody')],
        ...colleagues.map(({ id, name }): [string, string] => [id, apart(name)]),
      ]}
      onChange={onChange}
    />
  );
}

/** The name in a list. */
export const ResponsibleCell = ({ person }: { person: { readonly name: string } | null }): ReactNode => (
  <td className="line" dir="auto" data-label={t('column.responsible')} title={person?.name}>
    {person?.name ?? '—'}
  </td>
);

/** The first reason why something was not handed over. */
class NotHanded extends Error {}

/** To whom it is handed: a colleague or nobody. @param now who has it; empty where several do, null where nobody does */
export function Recipients({
  busy,
  now,
  onHand,
}: {
  busy: boolean;
  now: string | null;
  onHand: (to: string | null) => void;
}): ReactNode {
  const colleagues = useColleagues().data?.items ?? [];
  return (
    <label className="hand-to">
      {t('responsible.hand')}
      <select
        value=""
        disabled={busy}
        onChange={({ target: { value } }) => {
          if (value) onHand(value === 'nobody' ? null : value);
        }}
      >
        <option value="">{t('verify.choose')}</option>
        {now !== null ? <option value="nobody">{t('responsible.nobody')}</option> : null}
        {colleagues
          .filter(({ id }) => id !== now)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {apart(name)}
            </option>
          ))}
      </select>
    </label>
  );
}

/** Hands one record over, and says that it was done. */
function useHanding(mission: string, what: What, id: string, handed: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (to: string | null) => {
      const { refused } = await handOver(mission, what, [{ id, to }]);
      if (refused.length > 0) throw new NotHanded();
    },
    onSuccess: async () => {
      handed();
      notify(t('responsible.handed'));
      await client.invalidateQueries();
    },
  });
}

type Person = { readonly id: string; readonly name: string } | null;
/** Taking a record over, or handing it to a colleague, in one act. */
function Handing({
  mission,
  what,
  id,
  person,
}: {
  mission: string;
  what: What;
  id: string;
  person: Person;
}): ReactNode {
  const me = useColleagues().data?.items.find(({ mine }) => mine)?.id;
  const [handing, setHanding] = useState(false);
  const hand = useHanding(mission, what, id, () => setHanding(false));
  return (
    <>
      <div className="can">
        {me && person?.id !== me ? (
          <button
            type="button"
            className="quiet-button"
            disabled={hand.isPending}
            onClick={() => hand.mutate(me)}
          >
            {t('responsible.take')}
          </button>
        ) : null}{' '}
        {handing ? (
          <Recipients busy={hand.isPending} now={person?.id ?? null} onHand={(to) => hand.mutate(to)} />
        ) : (
          <button type="button" className="quiet-button" onClick={() => setHanding(true)}>
            {t('responsible.hand')}
          </button>
        )}
      </div>
      {hand.error instanceof NotHanded ? (
        <p className="note" role="alert">
          {t('responsible.refused')}
        </p>
      ) : (
        <ProblemNote error={hand.error} />
      )}
    </>
  );
}

/** On the page of a record: who has it, and for who may, to whom it goes. */
export function ResponsiblePart(record: {
  mission: string;
  what: What;
  id: string;
  person: Person;
}): ReactNode {
  const mayHand = useMay()(record.what === 'incident' ? 'record_verification' : 'join_reports');
  return (
    <section aria-labelledby="responsible">
      <h2 id="responsible">{t('column.responsible')}</h2>
      <p className={record.person ? undefined : 'quiet'}>
        <bdi>{record.person?.name ?? t('responsible.none')}</bdi>
      </p>
      {mayHand ? <Handing {...record} /> : null}
    </section>
  );
}
