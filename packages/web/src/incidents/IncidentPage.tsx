import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { AuditLink } from '../frame/AuditLink.tsx';
import { useMay, useSees } from '../frame/here.ts';
import { apart, day, period, t } from '../frame/language.ts';
import { RealMark } from '../frame/RealMark.tsx';
import { NoSuchRecord } from '../frame/NotFound.tsx';
import { Heading, sentence, Skeleton, Status } from '../frame/parts.tsx';
import { IncidentFacts } from './IncidentFacts.tsx';
import { JoinedReports } from './JoinedReports.tsx';
import { PlannedSteps } from './PlannedSteps.tsx';
import { ReadinessNote } from './Readiness.tsx';
import { ResponsiblePart } from './Responsible.tsx';
import { VerificationForm } from './VerificationForm.tsx';
import { EarlierVersions, WhatHappened } from './VerificationHistory.tsx';
import { WhoSees } from './WhoSees.tsx';

/** What it is called, and what has to be known of it before anything else. */
function IncidentHead({ incident: data }: { incident: Answer<'incident.get'> }): ReactNode {
  return (
    <Heading
      title={sentence(data, period(data.occurred))}
      context={`${apart(data.reference)} · ${t('incident.version', { version: data.version })}`}
    >
      <Status code={data.status} />
      {data.late ? <span className="tag">{t('incident.late')}</span> : null}
      {data.reportingConsent ? null : <span className="tag">{t('incident.noconsent')}</span>}
      {data.countedLateOn ? (
        <span className="tag">{t('incident.countedlate', { day: day(data.countedLateOn) })}</span>
      ) : null}
      <RealMark synthetic={data.synthetic} />
    </Heading>
  );
}

/** One incident: what is held to have happened on the one side, who told it and who decided it on the other. */
export function IncidentPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/incidents/$id' });
  const may = useMay();
  const sees = useSees();
  const mayVerify = may('record_verification');
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
      <IncidentHead incident={data} />
      {data.readiness ? <ReadinessNote readiness={data.readiness} /> : null}
      <div className="record">
        <section>
          <div className="facts-head">
            <h2>{t('incident.facts')}</h2>
            {may('join_reports') ? (
              <Link to="/m/$mission/incidents/$id/correct" params={{ mission, id }}>
                {t('incident.correct')}
              </Link>
            ) : null}
          </div>
          <IncidentFacts mission={mission} incident={data} />
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
          {sees('person_responsible') ? (
            <ResponsiblePart mission={mission} what="incident" id={id} person={data.responsible} />
          ) : null}
          {mayVerify ? <PlannedSteps mission={mission} incident={data} /> : null}
          <JoinedReports mission={mission} id={id} reports={data.joinedReports} />
          <h2>{t('happened.title')}</h2>
          <WhatHappened incident={data} />
          <EarlierVersions versions={data.versions} />
          {mayVerify ? <WhoSees mission={mission} id={id} /> : null}
          <AuditLink record={id} />
        </aside>
      </div>
    </>
  );
}
