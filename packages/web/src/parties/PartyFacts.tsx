import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { day, t, word } from '../frame/language.ts';
import { ProblemNote, Skeleton } from '../frame/parts.tsx';
import type { FactsProps } from '../records/door.ts';
import { Facts } from '../records/Facts.tsx';
import { MergeInto, TakeBack } from './Merging.tsx';
import { Spellings } from './Spellings.tsx';
import { term } from './in-words.ts';
import { RELATION } from './words.ts';
import '../incidents/reports.css';
import './look.css';

type Standing = Answer<'party.standing'>;

const ToParty = ({ id, children }: { id: string; children: ReactNode }): ReactNode => (
  <Link to="/m/$mission/parties/$id" params={{ mission: useMission(), id }}>
    {children}
  </Link>
);

function Relations({ relations }: Pick<Standing, 'relations'>): ReactNode {
  if (relations.length === 0) return null;
  return (
    <section className="answers">
      <h2>{t('parties.relations')}</h2>
      <ul className="lines">
        {relations.map((relation) => (
          <li key={`${relation.kind} ${relation.id}`}>
            {word(RELATION, relation.kind)} <ToParty id={relation.id}>{relation.party}</ToParty>{' '}
            <span className="quiet">{term(relation)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
/** That it is another now, or which others are it; and the way to say so and to take it back. */
function Merged({ id, standing, may }: { id: string; standing: Standing; may: boolean }): ReactNode {
  const { into, merged } = standing;
  if (into)
    return (
      <div className="note" role="status">
        <p>
          {t('party.merged-into', { day: day(into.at) })} <ToParty id={into.id}>{into.name}</ToParty>.{' '}
          {t('party.merged-into.how')}
        </p>
        {may ? <TakeBack id={id} /> : null}
      </div>
    );
  if (merged.length === 0 && !may) return null;
  return (
    <section className="answers">
      <h2>{t('party.merged')}</h2>
      {merged.length === 0 ? <p className="quiet">{t('party.merged.none')}</p> : null}
      <ul className="lines">
        {merged.map((other) => (
          <li key={other.id}>
            <ToParty id={other.id}>{other.name}</ToParty>{' '}
            <span className="quiet">{t('party.since', { day: day(other.at) })}</span>
            {may ? <TakeBack id={other.id} /> : null}
          </li>
        ))}
      </ul>
      {may && merged.length === 0 ? <MergeInto id={id} /> : null}
    </section>
  );
}

/** What is recorded of a party, how it is written, and how it stands to others. */
export function PartyFacts(props: FactsProps): ReactNode {
  const mission = useMission();
  const { id, withdrawn, values } = props.record;
  const may = useMay()('manage_reference');
  const standing = useQuery({
    queryKey: ['party', mission, id],
    queryFn: () => ask('party.standing', { mission, id }),
  });
  const told = standing.data;
  const mergeable = may && !withdrawn && values['kind'] !== 'unidentified';
  return (
    <>
      {told?.into ? <Merged id={id} standing={told} may={may} /> : null}
      <Facts {...props} />
      <ProblemNote error={standing.error} />
      {told ? (
        <>
          <Spellings id={id} spellings={told.spellings} may={may && !withdrawn} />
          <Relations relations={told.relations} />
          {told.into ? null : <Merged id={id} standing={told} may={mergeable} />}
        </>
      ) : standing.isError ? null : (
        <Skeleton rows={4} />
      )}
    </>
  );
}
