import { labelOf } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { locale, period, t } from '../frame/language.ts';
import { Evidence } from './Evidence.tsx';

type Incident = Answer<'incident.get'>;

const Row = ({ term, children }: { term: string; children: ReactNode }): ReactNode => (
  <div className="fact">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
const labels = (name: 'form' | 'circumstance', codes: readonly string[]): string =>
  codes.map((code) => labelOf(name, code, locale())).join(', ') || '—';

const SurvivorGroups = ({ groups }: { groups: Incident['survivorGroups'] }): ReactNode => (
  <ul>
    {groups.map((g) => (
      <li key={`${g.sex}${g.ageBand}${g.displacement}`}>
        {g.count} × {labelOf('sex', g.sex, locale())}, {labelOf('ageBand', g.ageBand, locale())},{' '}
        {labelOf('displacement', g.displacement, locale())}
        {g.countKnown ? '' : ` (${t('incident.atleast')})`}
      </li>
    ))}
  </ul>
);

const Perpetrators = ({ perpetrators }: { perpetrators: Incident['perpetrators'] }): ReactNode => (
  <ul>
    {perpetrators.map((p) => (
      <li key={p.party}>
        {p.party}
        {p.unit ? `, ${p.unit}` : ''} <small>({labelOf('attribution', p.attribution, locale())})</small>
      </li>
    ))}
  </ul>
);

const Responses = ({ responses }: { responses: Incident['responses'] }): ReactNode =>
  responses.length === 0 ? (
    t('incident.noresponse')
  ) : (
    <ul>
      {responses.map((r) => (
        <li key={r.service}>
          {labelOf('service', r.service, locale())}: {labelOf('responseState', r.state, locale())}
        </li>
      ))}
    </ul>
  );

/** What is held to have happened, in reading order, each fact with its precision. */
export function IncidentFacts({ incident }: { incident: Incident }): ReactNode {
  const { occurred, place, adm1, joinedReports: reports } = incident;
  return (
    <dl>
      <Row term={t('incident.when')}>
        {period(occurred)} <small>({labelOf('datePrecision', occurred.precision, locale())})</small>
        <Evidence fact="date" reports={reports} />
      </Row>
      <Row term={t('incident.where')}>
        {[place, adm1 !== place ? adm1 : null].filter(Boolean).join(', ') || t('place.unknown')}{' '}
        <small>({labelOf('placePrecision', incident.placePrecision, locale())})</small>
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
            <SurvivorGroups groups={incident.survivorGroups} />
            <Evidence fact="survivors" reports={reports} />
          </Row>
          <Row term={t('incident.perpetrators')}>
            <Perpetrators perpetrators={incident.perpetrators} />
            <Evidence fact="party" reports={reports} />
          </Row>
          <Row term={t('incident.response')}>
            <Responses responses={incident.responses} />
          </Row>
        </>
      ) : (
        <Row term={t('incident.survivors')}>{t('notshown')}</Row>
      )}
    </dl>
  );
}
