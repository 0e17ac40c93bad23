import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { apart, count, day, labelled, moment, t } from '../frame/language.ts';
import { Status } from '../frame/parts.tsx';

type Incident = Answer<'incident.get'>;

type Step = Incident['steps'][number];
/** What a step was: a decision, what happened to a source, or a method. */
function StepName({ step }: { step: Step }): ReactNode {
  if (step.cause)
    return (
      <>
        {labelled('noticeCause', step.cause)}
        {step.decision ? (
          <>
            {' '}
            · <Status code={step.decision} /> {t('incident.reopened')}
          </>
        ) : null}
      </>
    );
  if (step.kind === 'decision' && step.decision)
    return (
      <>
        <Status code={step.decision} />, {day(step.takenOn)}
      </>
    );
  return (
    <>
      {labelled('method', step.method ?? '')}, {day(step.takenOn)}
    </>
  );
}

/** Something that happened with the incident, as the time line tells it. */
interface Event {
  readonly key: string;
  /** When it was recorded, ISO. */
  readonly at: string;
  readonly title: ReactNode;
  readonly text: string;
  readonly who: string;
}
const joinings = ({ joinedReports }: Incident): Event[] =>
  joinedReports.map((report) => ({
    key: `${report.id} ${report.joinedAt}`,
    at: report.joinedAt,
    title: t('happened.joined', { source: labelled('sourceType', report.sourceType) }),
    text: report.joinReason,
    who: report.joinedBy,
  }));
const steps = (incident: Incident): Event[] =>
  incident.steps.map((step) => ({
    key: `${step.recordedAt} ${step.kind} ${step.takenOn} ${step.reportId ?? ''}`,
    at: step.recordedAt,
    title: <StepName step={step} />,
    text: step.grounds,
    who: [apart(step.officer), ...(step.primarySource ? [t('verify.primary')] : [])].join(' · '),
  }));
const ended = ({ planned }: Incident): Event[] =>
  planned.flatMap(({ id, outcome, endedAt, endedBy, what, note }) =>
    outcome && endedAt
      ? {
          key: id,
          at: endedAt,
          title: outcome === 'done' ? t('happened.done') : t('happened.dropped'),
          text: [what, ...(note ? [note] : [])].join(' · '),
          who: endedBy ?? '',
        }
      : [],
  );
/** Newest first; of what came at once, the later in the order of the incident. */
const eventsOf = (incident: Incident): Event[] =>
  [...joinings(incident), ...ended(incident), ...steps(incident)]
    .map((event, at) => [event, at] as const)
    .sort(([one, a], [other, b]) => other.at.localeCompare(one.at) || b - a)
    .map(([event]) => event);

/** Everything that happened with the incident: reports joined, steps, decisions, what became of sources, corrections. */
export function WhatHappened({ incident }: { incident: Incident }): ReactNode {
  const events = eventsOf(incident);
  if (events.length === 0) return <p className="quiet">{t('incident.nosteps')}</p>;
  return (
    <ol className="timeline">
      {events.map(({ key, at, title, text, who }) => (
        <li key={key}>
          <strong>{title}</strong>
          <Apart>{text}</Apart>
          <small>
            {moment(at)} · <Apart>{who}</Apart>
          </small>
        </li>
      ))}
    </ol>
  );
}

/** What was held before, with who held it and until when. */
export function EarlierVersions({ versions }: { versions: Incident['versions'] }): ReactNode {
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{t('incident.history', { n: versions.length })}</summary>
      <ol className="timeline">
        {versions.map((v) => (
          <li key={v.version}>
            {count(v.version)}: <Status code={v.status} />{' '}
            <small>
              {t('date.between', { from: moment(v.recordedAt), to: moment(v.supersededAt) })} ·{' '}
              <Apart>{v.by}</Apart>
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
