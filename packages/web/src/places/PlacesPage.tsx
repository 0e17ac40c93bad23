import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, ask } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { labelled, listed, locale, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { MissingNames } from './MissingNames.tsx';

type Found = Answer<'place.search'>['items'];

const PlaceTable = ({ places }: { places: Found }): ReactNode => (
  <table className="list">
    <thead>
      <tr>
        <th scope="col">{t('places.place')}</th>
        <th scope="col">{t('places.level')}</th>
        <th scope="col">{t('places.other-names')}</th>
        <th scope="col">{t('places.code')}</th>
        <th scope="col">{t('places.source')}</th>
      </tr>
    </thead>
    <tbody>
      {places.map((place) => (
        <tr key={place.id}>
          <th scope="row">{listed([place.name, ...place.within])}</th>
          <td data-label={t('places.level')}>{labelled('placePrecision', place.level)}</td>
          <td data-label={t('places.other-names')}>{listed(place.otherNames)}</td>
          <td data-label={t('places.code')}>
            <Apart>{place.pcode}</Apart>
          </td>
          <td data-label={t('places.source')}>
            <Apart>{place.source}</Apart>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The gazetteer of the mission's country, and the names in reports that it does not have. */
export function PlacesPage(): ReactNode {
  const mission = useMission();
  const may = useMay();
  const [search, setSearch] = useState('');
  const list = useQuery({
    queryKey: ['places', mission, search, locale()],
    queryFn: () => ask('place.search', { mission, search, locale: locale() }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Heading title={t('nav.places')} context={t('places.context')}>
        {may('import_records') && may('manage_reference') ? (
          <Link to="/m/$mission/import" params={{ mission }} className="button">
            {t('places.import')}
          </Link>
        ) : null}
      </Heading>
      {may('manage_reference') ? <MissingNames /> : null}
      <h2>{t('places.gazetteer')}</h2>
      <div className="filters">
        <label>
          {t('places.search')}
          <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      </div>
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : list.isError ? null : list.data.items.length === 0 ? (
        <Empty title={t('places.empty')}>{t('places.empty.how')}</Empty>
      ) : (
        <PlaceTable places={list.data.items} />
      )}
    </>
  );
}
