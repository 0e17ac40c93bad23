import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Written } from '../frame/Apart.tsx';
import { Link } from '@tanstack/react-router';
import { type Answer, ask, fileAddress } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { apart, labelled, listed, locale, t, word } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { RELATION } from './words.ts';

/** Each party by its names, with how it stands to others. */
function PartyTable({ parties }: { parties: Answer<'party.directory'>['items'] }): ReactNode {
  const mission = useMission();
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('column.party')}</th>
          <th scope="col">{t('parties.kind')}</th>
          <th scope="col">{t('parties.aliases')}</th>
          <th scope="col">{t('parties.relations')}</th>
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.id}>
            <th scope="row">
              <Link to="/m/$mission/parties/$id" params={{ mission, id: party.id }}>
                {party.name}
              </Link>
            </th>
            <td data-label={t('parties.kind')}>{labelled('partyKind', party.kind)}</td>
            <td data-label={t('parties.aliases')}>
              <Written>{listed(party.aliases) || '—'}</Written>
            </td>
            <td data-label={t('parties.relations')}>
              {party.relations.map((r) => `${word(RELATION, r.kind)} ${apart(r.party)}`).join('; ') || '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The parties, found by any of their spellings. */
export function PartiesPage(): ReactNode {
  const mission = useMission();
  const may = useMay();
  const [search, setSearch] = useState('');
  const list = useQuery({
    queryKey: ['parties', search],
    queryFn: () => ask('party.directory', search ? { search } : {}),
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <Heading title={t('nav.parties')} context={t('parties.context')}>
        <a href={fileAddress('party.export', { mission, locale: locale(), format: 'csv' })} download>
          {t('parties.file')}
        </a>
        {may('manage_reference') ? (
          <Link to="/m/$mission/parties/new" params={{ mission }} className="button">
            {t('party.new')}
          </Link>
        ) : null}
      </Heading>
      <div className="filters">
        <label>
          {t('parties.search')}
          <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      </div>
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : items.length === 0 ? (
        <Empty title={t('parties.empty')}>{t('parties.empty.how')}</Empty>
      ) : (
        <PartyTable parties={items} />
      )}
    </>
  );
}
