import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { AuditLink } from '../frame/AuditLink.tsx';
import { useMay } from '../frame/here.ts';
import { day, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { NoSuchRecord } from '../frame/NotFound.tsx';
import { Heading, sentence, Skeleton, Status } from '../frame/parts.tsx';
import { IncidentFacts } from './IncidentFacts.tsx';
import { JoinedReports } from './JoinedReports.tsx';
import { ReadinessNote } from './Readiness.tsx';
import { VerificationForm } from './VerificationForm.tsx';
import { EarlierVersions, VerificationSteps } from './VerificationHistory.tsx';

/** One incident: what is held to have happened on the one side, who told it and who decided it on the other. */
export function IncidentPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/incidents/$id' });
  const mayVerify = useMay()('record_verification');
  const incident = useQuery({
    queryKey: ['incident', mission, id],
    queryFn: () => ask('incident.get', { mission, id }),
  });
  const data = incident.data;
  if (incident.isError)
    return (
      <NoSuchRecord
        error={incident.error}
        title={t('column.incident')}
        list={{ path: 'incidents', label: t('incidents.list') }}
      />
    );
  if (!data) return <Skeleton rows={14} />;
  return (
    <>
      <Heading
        title={sentence(data, period(data.occurred))}
        context={`${data.reference} · ${t('incident.version', { version: data.version })}`}
      >
        <Status code={data.status} />
        {data.late ? <span className="tag">{t('incident.late')}</span> : null}
        {data.reportingConsent ? null : <span className="tag">{t('incident.noconsent')}</span>}
        {data.countedLateOn ? (
          <span className="tag">{t('incident.countedlate', { day: day(data.countedLateOn) })}</span>
        ) : null}
        <RealMark synthetic={data.synthetic} />
      </Heading>
      {data.readiness ? <ReadinessNote readiness={data.readiness} /> : null}
      <div className="record">
        <section>
          <h2>{t('incident.facts')}</h2>
          <IncidentFacts incident={data} />
          {mayVerify ? (
            <>
              <h2>{t('incident.verify')}</h2>
              {data.joinedReports.some((report) => report.changedSince) ? (
                <p className="note">{t('incident.changed')}</p>
              ) : null}
              <VerificationForm mission={mission} incident={data} />
            </>
          ) : null}
        </section>
        <aside>
          <JoinedReports mission={mission} id={id} reports={data.joinedReports} />
          <h2>{t('incident.steps')}</h2>
          <VerificationSteps steps={data.steps} />
          <EarlierVersions versions={data.versions} />
          <AuditLink record={id} />
        </aside>
      </div>
    </>
  );
}
