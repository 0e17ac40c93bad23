import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { ReasonForm } from './ReasonForm.tsx';

interface Pair {
  readonly mission: string;
  readonly incidentId: string;
  readonly reportId: string;
}
/** A button that asks why before anything is done, and the deed. */
function WithReason({
  label,
  title,
  guide,
  act,
}: {
  label: string;
  title: string;
  guide: string;
  act: (reason: string) => Promise<unknown>;
}): ReactNode {
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const deed = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      setOpen(false);
      await cache.invalidateQueries();
    },
  });
  if (!open)
    return (
      <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  return (
    <ReasonForm
      title={title}
      guide={guide}
      send={label}
      busy={deed.isPending}
      error={deed.error}
      onSend={(reason) => deed.mutate(reason)}
      onClose={() => setOpen(false)}
    />
  );
}

/** Takes a joining back, with the reason. */
export const Separate = ({ mission, incidentId, reportId }: Pair): ReactNode => (
  <WithReason
    label={t('join.undo')}
    title={t('join.why')}
    guide={t('join.why.guide')}
    act={(reason) => command('incident.separate-report', { mission, id: incidentId, reportId, reason })}
  />
);
/** Takes a separation back, with the reason. */
export const JoinAgain = ({ mission, incidentId, reportId }: Pair): ReactNode => (
  <WithReason
    label={t('join.again')}
    title={t('join.again.title')}
    guide={t('candidates.reason.guide')}
    act={(reason) => command('incident.join-report', { mission, id: incidentId, reportId, reason })}
  />
);
