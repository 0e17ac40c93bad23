import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ask, command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { chosenOnly, type IncidentFilter } from './filter.ts';

/** Filters that somebody gave a name, and a name for the present one. */
export function SavedViews({
  mission,
  filter,
  onChoose,
}: {
  mission: string;
  filter: IncidentFilter;
  onChoose: (filter: IncidentFilter) => void;
}): ReactNode {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const views = useQuery({ queryKey: ['views', mission], queryFn: () => ask('view.list', { mission }) });
  const save = useMutation({
    mutationFn: () => command('view.save', { mission, page: 'incidents', name, filter: chosenOnly(filter) }),
    onSuccess: () => {
      setName('');
      void client.invalidateQueries({ queryKey: ['views', mission] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name) save.mutate();
  };
  const saved = (views.data?.items ?? []).filter((view) => view.page === 'incidents');
  return (
    <div className="views">
      {saved.map((view) => (
        <button type="button" key={view.id} className="chip" onClick={() => onChoose(view.filter)}>
          {view.name}
        </button>
      ))}
      <form onSubmit={submit}>
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
