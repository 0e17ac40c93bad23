import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { labelOf, VOCABULARIES, type VocabularyName } from '@openmara/core/incidents/vocabularies';
import { type ReactNode, useState } from 'react';
import { ask, command } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { count, locale, period, t, word } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, sentence, Skeleton, Status } from '../frame/parts.tsx';
import { FILTER } from './words.ts';

type Filter = Partial<Record<'status' | 'form' | 'from' | 'to' | 'adm1', string>>;
const Choice = ({
  list,
  value,
  label,
  onChange,
}: {
  list: VocabularyName;
  value: string;
  label: string;
  onChange: (value: string) => void;
}): ReactNode => (
  <label>
    {label}
    <select value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('filter.any')}</option>
      {VOCABULARIES[list].map((term) => (
        <option key={term.code} value={term.code}>
          {term.label[locale()]}
        </option>
      ))}
    </select>
  </label>
);

function SavedViews({
  mission,
  filter,
  onChoose,
}: {
  mission: string;
  filter: Filter;
  onChoose: (filter: Filter) => void;
}): ReactNode {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const views = useQuery({ queryKey: ['views', mission], queryFn: () => ask('view.list', { mission }) });
  const save = useMutation({
    mutationFn: () =>
      command('view.save', {
        mission,
        page: 'incidents',
        name,
        filter: Object.fromEntries(
          Object.entries(filter).filter((e): e is [string, string] => Boolean(e[1])),
        ),
      }),
    onSuccess: () => {
      setName('');
      void client.invalidateQueries({ queryKey: ['views', mission] });
    },
  });
  return (
    <div className="views">
      {(views.data?.items ?? [])
        .filter((view) => view.page === 'incidents')
        .map((view) => (
          <button type="button" key={view.id} className="chip" onClick={() => onChoose(view.filter)}>
            {view.name}
          </button>
        ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name) save.mutate();
        }}
      >
        <label className="visually-hidden" htmlFor="view-name">
          {t('views.name')}
        </label>
        <input
          id="view-name"
          value={name}
          placeholder={t('views.name')}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" disabled={!name}>
          {t('views.save')}
        </button>
      </form>
      <ProblemNote error={save.error} />
    </div>
  );
}

export function IncidentsPage(): ReactNode {
  const mission = useMission();
  const filter = useSearch({ strict: false }) as Filter;
  const navigate = useNavigate();
  const set = (change: Filter): void => {
    const next = Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value));
    void navigate({ to: '/m/$mission/incidents', params: { mission }, search: next, replace: true });
  };
  const choose = (chosen: Filter): void =>
    void navigate({ to: '/m/$mission/incidents', params: { mission }, search: chosen });
  const list = useInfiniteQuery({
    queryKey: ['incidents', mission, filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask('incident.list', { mission, ...(filter as object), ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Heading title={t('nav.incidents')} context={t('incidents.context')} />
      <div className="filters">
        <Choice
          list="status"
          label={t('column.state')}
          value={filter.status ?? ''}
          onChange={(status) => set({ status })}
        />
        <Choice
          list="form"
          label={t('filter.form')}
          value={filter.form ?? ''}
          onChange={(form) => set({ form })}
        />
        <label>
          {t('filter.from')}
          <input
            type="date"
            value={filter.from ?? ''}
            onChange={(event) => set({ from: event.target.value })}
          />
        </label>
        <label>
          {t('filter.to')}
          <input type="date" value={filter.to ?? ''} onChange={(event) => set({ to: event.target.value })} />
        </label>
      </div>
      <p className="chips" aria-live="polite">
        {Object.entries(filter)
          .filter(([, v]) => v)
          .map(([key, value]) => (
            <button
              type="button"
              className="chip"
              key={key}
              onClick={() => set({ [key]: '' })}
              aria-label={`${t('filter.remove')} ${value}`}
            >
              {key === 'status' || key === 'form'
                ? labelOf(key, value, locale())
                : `${word(FILTER, key)} ${value}`}{' '}
              ×
            </button>
          ))}
      </p>
      <SavedViews mission={mission} filter={filter} onChoose={choose} />
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('incidents.empty')}>{t('incidents.empty.how')}</Empty>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('column.incident')}</th>
              <th scope="col">{t('column.state')}</th>
              <th scope="col">{t('column.party')}</th>
              <th scope="col" className="number">
                {t('column.reports')}
              </th>
              <th scope="col">{t('column.reference')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>
                  <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.id }}>
                    {sentence(item, period(item.occurred))}
                  </Link>
                </td>
                <td>
                  <Status code={item.status} />
                </td>
                <td>{item.parties.join(', ') || '—'}</td>
                <td className="number">{item.reports}</td>
                <td className="quiet" dir="ltr">
                  {item.reference}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="pager">
        {items.length > 0 ? t('list.shown', { shown: count(items.length) }) : ''}{' '}
        {list.hasNextPage ? (
          <button type="button" onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </button>
        ) : null}
      </p>
    </>
  );
}
