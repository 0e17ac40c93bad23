import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { useSees } from '../frame/here.ts';
import { day, labelled, listed, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { sentence } from '../frame/parts.tsx';
import { ResponsibleCell } from './Responsible.tsx';
import { SortHeader } from './SortHeader.tsx';
import { tickableReport } from './gather-all.ts';
import { ChooseAll, ChooseCell } from './TickCells.tsx';
import { tickKeys, type Ticks } from './ticks.ts';

type Report = Answer<'report.list'>['items'][number];

/** The incident of a report, or the way to it where it may belong to one that is not shown. */
function IncidentCell({ mission, item, mayJoin }: { mission: string; item: Report; mayJoin: boolean }) {
  if (item.incidentId)
    return (
      <Link to="/m/$mission/incidents/$id" params={{ mission, id: item.incidentId }}>
        <Apart>{item.incidentReference}</Apart>
      </Link>
    );
  if (!mayJoin) return '—';
  return (
    <Link to="/m/$mission/reports/$id/join" params={{ mission, id: item.id }}>
      {t('candidates.find')}
    </Link>
  );
}

const BY_RECEIPT = { first: 'latest', second: 'earliest', ascending: 'earliest' };

/** Reports a line each. @param ticks where several can be chosen at once */
export function ReportTable({
  mission,
  reports,
  sort,
  onSort,
  ticks,
}: {
  mission: string;
  reports: readonly Report[];
  sort: string;
  onSort: (sort: string) => void;
  ticks?: Ticks;
}): ReactNode {
  const named = useSees()('person_responsible');
  return (
    <table className="list dense" onKeyDown={ticks ? tickKeys(ticks) : undefined}>
      <thead>
        <tr>
          {ticks ? <ChooseAll ticks={ticks} items={reports.map(tickableReport)} /> : null}
          <th scope="col">{t('column.report')}</th>
          <SortHeader label={t('column.received')} orders={BY_RECEIPT} sort={sort} onSort={onSort} />
          <th scope="col">{t('column.source')}</th>
          <th scope="col">{t('column.party')}</th>
          {named ? <th scope="col">{t('column.responsible')}</th> : null}
          <th scope="col">{t('column.incident')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((item) => (
          <tr key={item.id}>
            {ticks ? <ChooseCell ticks={ticks} item={tickableReport(item)} /> : null}
            <td className="line" title={sentence(item, period(item.occurred))}>
              <Link to="/m/$mission/reports/$id" params={{ mission, id: item.id }}>
                {sentence(item, period(item.occurred))}
              </Link>{' '}
              <RealMark synthetic={item.synthetic} />
            </td>
            <td className="nowrap" data-label={t('column.received')}>
              {day(item.receivedOn)}
            </td>
            <td className="nowrap" data-label={t('column.source')}>
              {labelled('sourceType', item.sourceType)}
            </td>
            <td className="line" dir="auto" data-label={t('column.party')} title={listed(item.parties)}>
              {listed(item.parties) || item.partyText || '—'}
            </td>
            {named ? <ResponsibleCell person={item.responsible} /> : null}
            <td className="nowrap" data-label={t('column.incident')}>
              <IncidentCell mission={mission} item={item} mayJoin={ticks !== undefined} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
