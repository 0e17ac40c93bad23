import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { ask } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { DueLine, EndStep } from './PlannedSteps.tsx';
import './reports.css';

/** Steps that wait, by the day on which they are due: one's own, or everybody's that one may see. */
export function PlannedPage(): ReactNode {
  const { mission } = useParams({ from: '/m/$mission/incidents/planned' });
  const search: { whose?: unknown } = useSearch({ strict: false });
  const whose = search.whose === 'all' ? 'all' : 'mine';
  const navigate = useNavigate();
  const steps = useQuery({
    queryKey: ['planned', mission, whose],
    queryFn: () => ask('incident.list-planned', { mission, whose }),
  });
  return (
    <>
      <Heading title={t('planned.due')} context={t('planned.context')} />
      <div className="how-much" role="group" aria-label={t('planned.whose')}>
        {(['mine', 'all'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="quiet-button"
            aria-pressed={whose === one}
            onClick={() => void navigate({ to: '.', search: { whose: one } as never })}
          >
            {one === 'mine' ? t('planned.mine') : t('planned.all')}
          </button>
        ))}
      </div>
      <ProblemNote error={steps.error} />
      {steps.isPending ? <Skeleton rows={6} /> : null}
      {steps.data?.items.length === 0 ? <p className="quiet">{t('planned.empty')}</p> : null}
      <ul className="planned rows">
        {steps.data?.items.map((step) => (
          <li key={step.id}>
            <Link to="/m/$mission/incidents/$id" params={{ mission, id: step.incidentId }}>
              <Apart>{step.incidentReference}</Apart>
            </Link>
            <span dir="auto">{step.what}</span>
            <DueLine step={step} />
            <EndStep mission={mission} step={step} />
          </li>
        ))}
      </ul>
      {steps.data?.more ? <p className="quiet">{t('planned.more')}</p> : null}
    </>
  );
}
