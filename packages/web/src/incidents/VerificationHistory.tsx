import { labelOf } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { day, locale, moment, t } from '../frame/language.ts';
import { Status } from '../frame/parts.tsx';

type Incident = Answer<'incident.get'>;

/** Steps and decisions in the order in which they were recorded. */
export function VerificationSteps({ steps }: { steps: Incident['steps'] }): ReactNode {
  if (steps.length === 0) return <p className="quiet">{t('incident.nosteps')}</p>;
  return (
    <ol className="timeline">
      {steps.map((s) => (
        <li key={s.recordedAt + s.kind + s.takenOn}>
          <strong>{day(s.takenOn)}</strong> ·{' '}
          {s.kind === 'decision' && s.decision ? (
            <Status code={s.decision} />
          ) : (
            labelOf('method', s.method ?? '', locale())
          )}
          <br />
          {s.grounds}
          <br />
          <small>
            {s.officer}
            {s.primarySource ? ` · ${t('verify.primary')}` : ''}
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
