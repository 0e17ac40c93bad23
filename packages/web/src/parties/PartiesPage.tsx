import { useQuery } from '@tanstack/react-query';
import { labelOf } from '@openmara/core/vocabularies';
import { type ReactNode, useState } from 'react';
import { ask } from '../frame/api.ts';
import { locale, t, word } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { RELATION } from './words.ts';

export function PartiesPage(): ReactNode {
  const [search, setSearch] = useState('');
  const list = useQuery({
    queryKey: ['parties', search],
    queryFn: () => ask('party.directory', search ? { search } : {}),
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <Heading title={t('nav.parties')} context={t('parties.context')} />
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
            {items.map((party) => (
              <tr key={party.id}>
                <th scope="row">{party.name}</th>
                <td>{labelOf('partyKind', party.kind, locale())}</td>
                <td>{party.aliases.join(' · ') || '—'}</td>
                <td>
                  {party.relations.map((r) => `${word(RELATION, r.kind)} ${r.party}`).join('; ') || '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
