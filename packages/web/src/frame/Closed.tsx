import type { ReactNode } from 'react';
import { t } from './language.ts';
import { Heading } from './parts.tsx';

/** Instead of a page that none of her roles in the mission includes. */
export const NotIncluded = ({ page, mission }: { page: string; mission: string }): ReactNode => (
  <>
    <Heading title={t('notincluded.title')} context={t('notincluded.context', { page, mission })} />
    <p className="quiet">{t('notincluded.how')}</p>
  </>
);
