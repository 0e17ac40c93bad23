import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { useSees } from '../frame/here.ts';
import { count, listed, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { sentence, Status } from '../frame/parts.tsx';
import { ResponsibleCell } from './Responsible.tsx';
import { SortHeader } from './SortHeader.tsx';
import { tickableIncident } from './gather-all.ts';
import { ChooseAll, ChooseCell } from './TickCells.tsx';
import { tickKeys, type Ticks } from './ticks.ts';

const BY_DAY = { first: 'latest', second: 'earliest', ascending: 'earliest' };
const BY_REFERENCE = { first: 'reference', second: 'reference-back', ascending: 'reference' };

/** Incidents a line each, the first column a sentence that leads to the record. */
export function IncidentTable({
  mission,
  incidents,
  sort,
  onSort,
  ticks,
}: {
  mission: string;
  incidents: Answer<'incident.list'>['items'];
  sort: string;
  onSort: (sort: string) => void;
  /** Where several can be chosen at once. */
  ticks?: Ticks;
}): ReactNode {
  const named = useSees()('person_responsible');
  return (
    <table className="list dense" onKeyDown={ticks ? tickKeys(ticks) : undefined}>
      <thead>
        <tr>
          {ticks ? <ChooseAll ticks={ticks} items={incidents.map(tickableIncident)} /> : null}
          <SortHeader label={t('column.incident')} orders={BY_DAY} sort={sort} onSort={onSort} />
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('column.party')}</th>
          {named ? <th scope="col">{t('column.responsible')}</th> : null}
          <th scope="col" className="number">
            {t('column.reports')}
          </th>
          <SortHeader label={t('column.reference')} orders={BY_REFERENCE} sort={sort} onSort={onSort} />
        </tr>
      </thead>
      <tbody>
        {incidents.map((item) => (
          <tr key={item.id}>
            {ticks ? <ChooseCell ticks={ticks} item={tickableIncident(item)} /> : null}
            <td className="line" title={sentence(item, period(item.occurred))}>
              <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.id }}>
                {sentence(item, period(item.occurred))}
              </Link>{' '}
              <RealMark synthetic={item.synthetic} />
            </td>
            <td className="nowrap" data-label={t('column.state')}>
              <Status code={item.status} />
            </td>
            <td className="line" dir="auto" data-label={t('column.party')} title={listed(item.parties)}>
              {listed(item.parties) || '—'}
            </td>
            {named ? <ResponsibleCell person={item.responsible} /> : null}
            <td className="number" data-label={t('column.reports')}>
              {count(item.reports)}
            </td>
            <td className="quiet nowrap" dir="auto" data-label={t('column.reference')}>
              <Apart>{item.reference}</Apart>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
