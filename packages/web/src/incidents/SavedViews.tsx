import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Answer, ask, command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

type Filter = Readonly<Record<string, string>>;
type View = Answer<'view.list'>['items'][number];

const alike = (a: Filter, b: Filter): boolean => {
  const inOrder = (filter: Filter): string =>
    JSON.stringify(Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1)));
  return inOrder(a) === inOrder(b);
};

/** One field and what it does; empties only once it was done. */
function NameForm({
  label,
  action,
  first = '',
  focused = false,
  onName,
  onLeave,
}: {
  label: string;
  action: string;
  first?: string;
  focused?: boolean;
  onName: (name: string) => Promise<unknown>;
  onLeave?: () => void;
}): ReactNode {
  const [name, setName] = useState(first);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = name.trim();
    if (said)
      void onName(said).then(
        () => setName(''),
        () => undefined,
      );
  };
  return (
    <form onSubmit={submit}>
      <input
        value={name}
        aria-label={label}
        placeholder={label}
        maxLength={60}
        autoFocus={focused}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave?.();
        }}
      />
      <button type="submit" disabled={!name.trim()}>
        {action}
      </button>
      {onLeave ? (
        <button type="button" className="quiet-button" onClick={onLeave}>
          {t('views.leave')}
        </button>
      ) : null}
    </form>
  );
}

/** What is done to views, each of which brings the list of them anew. */
function useViewActs(mission: string, page: 'incidents' | 'reports') {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: ['views', mission] });
  const save = useMutation({
    mutationFn: (view: { name: string; filter: Filter }) => command('view.save', { mission, page, ...view }),
    onSuccess,
  });
  const rename = useMutation({
    mutationFn: (view: { id: string; name: string }) => command('view.rename', { mission, ...view }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: ({ id }: View) => command('view.delete', { mission, id }),
    onSuccess,
  });
  return { save, rename, remove };
}

type Acts = ReturnType<typeof useViewActs>;

/** What can be done to the view that is shown. */
function OfShown({ view, rename, remove }: { view: View } & Pick<Acts, 'rename' | 'remove'>): ReactNode {
  const [renaming, setRenaming] = useState(false);
  if (renaming)
    return (
      <NameForm
        label={t('views.newname', { name: view.name })}
        action={t('views.rename')}
        first={view.name}
        focused
        onName={(name) => rename.mutateAsync({ id: view.id, name }).then(() => setRenaming(false))}
        onLeave={() => setRenaming(false)}
      />
    );
  return (
    <>
      <button type="button" className="quiet-button" onClick={() => setRenaming(true)}>
        {t('views.rename')}
      </button>
      <button type="button" className="quiet-button" onClick={() => remove.mutate(view)}>
        {t('views.delete')}
      </button>
    </>
  );
}

/** The view that was deleted last, as long as the page is open. */
function Deleted({ save, remove }: Pick<Acts, 'save' | 'remove'>): ReactNode {
  const gone = remove.isSuccess ? remove.variables : undefined;
  const bringBack = ({ name, filter }: View): void =>
    save.mutate({ name, filter }, { onSuccess: () => remove.reset() });
  return (
    <span role="status">
      {gone ? (
        <>
          {t('views.deleted', { name: gone.name })}{' '}
          <button type="button" className="quiet-button" onClick={() => bringBack(gone)}>
            {t('views.back')}
          </button>
        </>
      ) : null}
    </span>
  );
}

/**
 * Filters that somebody gave a name, and a name for the present one. The view that is shown is renamed and deleted
 * beside its name; what was deleted can be brought back as long as the page is open.
 */
export function SavedViews({
  mission,
  page,
  filter,
  onChoose,
}: {
  mission: string;
  page: 'incidents' | 'reports';
  filter: Filter;
  onChoose: (filter: Filter) => void;
}): ReactNode {
  const views = useQuery({ queryKey: ['views', mission], queryFn: () => ask('view.list', { mission }) });
  const { save, rename, remove } = useViewActs(mission, page);
  const saved = (views.data?.items ?? []).filter((view) => view.page === page);
  const shown = saved.find((view) => alike(view.filter, filter));
  return (
    <div className="views">
      {saved.map((view) => (
        <button
          type="button"
          key={view.id}
          className="chip"
          aria-pressed={view === shown}
          onClick={() => onChoose(view.filter)}
        >
          {view.name}
        </button>
      ))}
      {shown ? (
        <OfShown key={shown.id} view={shown} rename={rename} remove={remove} />
      ) : Object.keys(filter).length > 0 ? (
        <NameForm
          label={t('views.name')}
          action={t('views.save')}
          onName={(name) => save.mutateAsync({ name, filter })}
        />
      ) : null}
      <Deleted save={save} remove={remove} />
      <ProblemNote error={rename.error ?? remove.error ?? save.error} />
    </div>
  );
}
