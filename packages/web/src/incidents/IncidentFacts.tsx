import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { labelled, listed, period, t } from '../frame/language.ts';
import { useMay } from '../frame/here.ts';
import { Evidence } from './Evidence.tsx';
import { groupInWords, ResponseForm } from './ResponseForm.tsx';

type Incident = Answer<'incident.get'>;

const Row = ({ term, children }: { term: string; children: ReactNode }): ReactNode => (
  <div className="fact">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
const labels = (name: 'form' | 'circumstance', codes: readonly string[]): string =>
  listed(codes.map((code) => labelled(name, code))) || '—';

const SurvivorGroups = ({ groups }: { groups: Incident['survivorGroups'] }): ReactNode => (
  <ul>
    {groups.map((group) => (
      <li key={group.line}>
        {groupInWords(group)}
        {group.countKnown ? '' : ` (${t('incident.atleast')})`}
      </li>
    ))}
  </ul>
);

const Perpetrators = ({ perpetrators }: { perpetrators: Incident['perpetrators'] }): ReactNode => (
  <ul>
    {perpetrators.map((p) => (
      <li key={p.party}>
        {listed([p.party, ...(p.unit ? [p.unit] : [])])}{' '}
        <small>({labelled('attribution', p.attribution)})</small>
      </li>
    ))}
  </ul>
);

/** What became of each service, for whom where there are several groups, and why where it was not to be had. */
function Responses({ incident: { responses, survivorGroups } }: { incident: Incident }): ReactNode {
  if (responses.length === 0) return t('incident.noresponse');
  const whom = (line: number): string => {
    const group = survivorGroups.length > 1 && survivorGroups.find((other) => other.line === line);
    return group ? groupInWords(group) : '';
  };
  return (
    <ul>
      {responses.map((r) => (
        <li key={`${r.survivorLine} ${r.service}`}>
          {labelled('service', r.service)}: {labelled('responseState', r.state)}
          {r.reason ? ` (${r.reason})` : ''} <small>{whom(r.survivorLine)}</small>
        </li>
      ))}
    </ul>
  );
}

/** How few and how many they may be, where more than the best number is held, and why. */
function Bounds({ incident }: { incident: Incident }): ReactNode {
  const { survivorsLeast: least, survivors: best, survivorsMost: most, survivorsReasoning } = incident;
  if (least === null && most === null) return null;
  return (
    <p className="bounds">
      {t('incident.bounds', { least: least ?? '—', best: best ?? '—', most: most ?? '—' })}
      {survivorsReasoning ? <small>{survivorsReasoning}</small> : null}
    </p>
  );
}

/** What is held to have happened, in reading order, each fact with its precision. */
export function IncidentFacts({ mission, incident }: { mission: string; incident: Incident }): ReactNode {
  const mayRecord = useMay()('join_reports');
  const { occurred, place, adm1, joinedReports: reports } = incident;
  return (
    <dl>
      <Row term={t('incident.when')}>
        {period(occurred)} <small>({labelled('datePrecision', occurred.precision)})</small>
        <Evidence fact="date" reports={reports} />
      </Row>
      <Row term={t('incident.where')}>
        {listed([place, adm1 !== place ? adm1 : null].flatMap((name) => name ?? [])) || t('place.unknown')}{' '}
        <small>({labelled('placePrecision', incident.placePrecision)})</small>
        <Evidence fact="place" reports={reports} />
      </Row>
      <Row term={t('incident.forms')}>
        {labels('form', incident.forms)}
        <Evidence fact="form" reports={reports} />
      </Row>
      {incident.partsShown ? (
        <>
          <Row term={t('incident.circumstances')}>{labels('circumstance', incident.circumstances)}</Row>
          <Row term={t('incident.survivors')}>
            <Bounds incident={incident} />
            <SurvivorGroups groups={incident.survivorGroups} />
            <Evidence fact="survivors" reports={reports} />
          </Row>
          <Row term={t('incident.perpetrators')}>
            <Perpetrators perpetrators={incident.perpetrators} />
            <Evidence fact="party" reports={reports} />
          </Row>
          <Row term={t('incident.response')}>
            <Responses incident={incident} />
            {mayRecord && incident.survivorGroups.length > 0 ? (
              <ResponseForm mission={mission} incident={incident} />
            ) : null}
          </Row>
        </>
      ) : (
        <Row term={t('incident.survivors')}>{t('notshown')}</Row>
      )}
    </dl>
  );
}
