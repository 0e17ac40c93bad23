import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Names } from '@openmara/core/records/title';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, ask, command } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { count, listed, locale, t } from '../frame/language.ts';
import { ProblemNote, Skeleton } from '../frame/parts.tsx';
import { Combobox, type Source } from '../records/Combobox.tsx';
import '../records/look.css';
import './look.css';

type Missing = Answer<'place.missing-names'>['items'][number];

/** The part before the first comma: the rest names the area in which it lies. */
const nearest = (name: string): string => name.split(/[,;،]/)[0]?.trim() ?? name;

/** A place of the country, looked up by any of its names. @param onChoose is given null where none is chosen any more */
function PlaceChoice({ id, onChoose }: { id: string; onChoose: (place: string | null) => void }): ReactNode {
  const mission = useMission();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [names, setNames] = useState<Names>({});
  const source: Source = {
    key: ['places', mission, 'meant', locale()],
    find: async (search) => {
      const { items } = await ask('place.search', { mission, search, locale: locale(), limit: 20 });
      return {
        items: items.map(({ id: found, name: called, within }) => ({
          id: found,
          name: listed([called, ...within]),
        })),
      };
    },
  };
  return (
    <Combobox
      source={source}
      id={id}
      label={t('places.missing.place')}
      several={false}
      chosen={chosen}
      names={names}
      onChange={(ids, found) => {
        setChosen(ids);
        setNames({ ...names, ...found });
        onChoose(ids[0] ?? null);
      }}
    />
  );
}

/** Which place the name means, and which part of what was written is the name. */
function Meaning({ name, onClose }: { name: string; onClose: () => void }): ReactNode {
  const mission = useMission();
  const cache = useQueryClient();
  const field = useId();
  const [said, setSaid] = useState(nearest(name));
  const [place, setPlace] = useState<string | null>(null);
  const give = useMutation({
    mutationFn: () => command('place.name', { mission, placeId: place ?? '', name: said }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['places'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (place && !give.isPending) give.mutate();
  };
  return (
    <form
      className="meaning"
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <label htmlFor={`${field}-name`}>{t('places.missing.name')}</label>
      <input
        id={`${field}-name`}
        value={said}
        required
        maxLength={200}
        onChange={(e) => setSaid(e.target.value)}
      />
      <label htmlFor={field}>{t('places.missing.place')}</label>
      <PlaceChoice id={field} onChoose={setPlace} />
      <ProblemNote error={give.error} />
      <p className="acts">
        <button type="submit" disabled={give.isPending || place === null}>
          {t('places.missing.give')}
        </button>
        <button type="button" className="quiet-button" onClick={onClose}>
          {t('places.missing.leave')}
        </button>
      </p>
    </form>
  );
}

function Line({ missing: { name, reports } }: { missing: Missing }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <span>
        <Apart>{name}</Apart> <span className="quiet">{t('places.missing.reports', { n: reports })}</span>
      </span>
      {open ? (
        <Meaning name={name} onClose={() => setOpen(false)} />
      ) : (
        <button
          type="button"
          className="quiet-button"
          aria-label={t('places.missing.which', { name })}
          onClick={() => setOpen(true)}
        >
          {t('places.missing.say')}
        </button>
      )}
    </li>
  );
}

/** Names that imports met and nobody could place, each with the way to say which place it means. */
export function MissingNames(): ReactNode {
  const mission = useMission();
  const list = useQuery({
    queryKey: ['places', mission, 'missing'],
    queryFn: () => ask('place.missing-names', { mission }),
  });
  if (list.isError) return <ProblemNote error={list.error} />;
  if (!list.data) return <Skeleton rows={3} />;
  const { items } = list.data;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{t('places.missing', { n: count(items.length) })}</h2>
      <p className="context">{items.length === 0 ? t('places.missing.none') : t('places.missing.how')}</p>
      <ul className="lines missing-names">
        {items.map((missing) => (
          <Line key={missing.name} missing={missing} />
        ))}
      </ul>
    </section>
  );
}
