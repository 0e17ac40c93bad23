import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay, useMission } from './here.ts';
import { t } from './language.ts';

/** From a record to what the audit log says was done with it, for whoever reads the log. */
export function AuditLink({ record }: { record: string }): ReactNode {
  const mission = useMission();
  if (!useMay()('read_audit')) return null;
  return (
    <p className="quiet">
      <Link to="/m/$mission/audit" params={{ mission }} search={{ record }}>
        {t('audit.what-was-done')}
      </Link>
    </p>
  );
}
