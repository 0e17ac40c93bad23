import { labelOf } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { day, locale, moment, t } from '../frame/language.ts';
import { Status } from '../frame/parts.tsx';

type Incident = Answer<'incident.get'>;

type Step = Incident['steps'][number];
/** What a step was: a decision, what happened to a source, or a method. */
function StepName({ step }: { step: Step }): ReactNode {
  if (step.cause)
    return (
      <>
        {labelOf('noticeCause', step.cause, locale())}
        {step.decision ? (
          <>
            {' '}
            · <Status code={step.decision} /> {t('incident.reopened')}
          </>
        ) : null}
      </>
    );
  if (step.kind === 'decision' && step.decision) return <Status code={step.decision} />;
  return labelOf('method', step.method ?? '', locale());
}

/** Steps, decisions and what happened to the sources, in the order in which they were recorded. */
export function VerificationSteps({ steps }: { steps: Incident['steps'] }): ReactNode {
  if (steps.length === 0) return <p className="quiet">{t('incident.nosteps')}</p>;
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <li key={step.recordedAt + step.kind + step.takenOn + (step.reportId ?? '')}>
          <strong>{day(step.takenOn)}</strong> · <StepName step={step} />
          <br />
          {step.grounds}
          <br />
          <small>
            {step.officer}
            {step.primarySource ? ` · ${t('verify.primary')}` : ''}
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
            {v.version}: <Status code={v.status} />{' '}
            <small>
              {moment(v.recordedAt)} – {moment(v.supersededAt)} · {v.by}
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
