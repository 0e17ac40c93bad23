import type { ReactNode } from 'react';
import { command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { WithReason } from './WithReason.tsx';

interface Pair {
  readonly mission: string;
  readonly incidentId: string;
  readonly reportId: string;
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
