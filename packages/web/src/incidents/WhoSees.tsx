import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ROLE } from '../access/words.ts';
import { type Answer, ask } from '../frame/api.ts';
import { t, word } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

type People = Answer<'incident.who-sees'>['people'];
const People = ({ title, people }: { title: string; people: People }): ReactNode =>
  people.length === 0 ? null : (
    <>
      <dt>{title}</dt>
      <dd>
        <ul className="lines">
          {people.map(({ name, role }) => (
            <li key={`${name} ${role}`}>{t('whosees.person', { name, role: word(ROLE, role) })}</li>
          ))}
        </ul>
      </dd>
    </>
  );

/** Who may open the incident, asked for when it is wanted: whoever writes knows for whom she writes. */
export function WhoSees({ mission, id }: { mission: string; id: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['who-sees', mission, id],
    queryFn: () => ask('incident.who-sees', { mission, id }),
    enabled: open,
  });
  return (
    <details className="who-sees" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('whosees.title')}</summary>
      <ProblemNote error={error} />
      {data ? (
        <dl>
          <People title={t('whosees.all')} people={data.people.filter(({ narrative }) => narrative)} />
          <People title={t('whosees.parts')} people={data.people.filter(({ narrative }) => !narrative)} />
          <dt>{t('whosees.headquarters')}</dt>
          <dd>{data.headquarters ? t('whosees.headquarters.now') : t('whosees.headquarters.later')}</dd>
          <dt>{t('whosees.others')}</dt>
          <dd>{t('whosees.others.says')}</dd>
        </dl>
      ) : null}
    </details>
  );
}
