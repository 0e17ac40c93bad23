import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { day, labelled, listed, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { sentence } from '../frame/parts.tsx';
import { SortHeader } from './SortHeader.tsx';

type Report = Answer<'report.list'>['items'][number];

/** Which of the reports are chosen, where the reader may decide on several. */
export interface Chosen {
  readonly has: (id: string) => boolean;
  readonly set: (ids: readonly string[], chosen: boolean) => void;
}

const ChooseAll = ({ chosen, ids }: { chosen: Chosen; ids: readonly string[] }): ReactNode => (
  <th scope="col" className="tick">
    <input
      type="checkbox"
      aria-label={t('reports.chooseall')}
      disabled={ids.length === 0}
      checked={ids.length > 0 && ids.every(chosen.has)}
      onChange={(event) => chosen.set(ids, event.target.checked)}
    />
  </th>
);
const ChooseCell = ({ chosen, item }: { chosen: Chosen; item: Report }): ReactNode => (
  <td className="tick">
    {item.incidentId ? null : (
      <input
        type="checkbox"
        aria-label={t('reports.choose', { report: sentence(item, period(item.occurred)) })}
        checked={chosen.has(item.id)}
        onChange={(event) => chosen.set([item.id], event.target.checked)}
      />
    )}
  </td>
);
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

/** Reports a line each. @param chosen where several can be chosen at once: those that no incident has */
export function ReportTable({
  mission,
  reports,
  sort,
  onSort,
  chosen,
}: {
  mission: string;
  reports: readonly Report[];
  sort: string;
  onSort: (sort: string) => void;
  chosen?: Chosen;
}): ReactNode {
  const free = reports.filter((item) => !item.incidentId).map((item) => item.id);
  return (
    <table className="list dense">
      <thead>
        <tr>
          {chosen ? <ChooseAll chosen={chosen} ids={free} /> : null}
          <th scope="col">{t('column.report')}</th>
          <SortHeader label={t('column.received')} orders={BY_RECEIPT} sort={sort} onSort={onSort} />
          <th scope="col">{t('column.source')}</th>
          <th scope="col">{t('column.party')}</th>
          <th scope="col">{t('column.incident')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((item) => (
          <tr key={item.id}>
            {chosen ? <ChooseCell chosen={chosen} item={item} /> : null}
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
            <td className="nowrap" data-label={t('column.incident')}>
              <IncidentCell mission={mission} item={item} mayJoin={chosen !== undefined} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
