import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMission } from '../frame/here.ts';

/** The way to the records behind a count: their list, narrowed by the count itself. @param counted `countedText` */
export function RecordsBehind({
  list,
  counted,
  children,
}: {
  list: 'incidents' | 'reports';
  counted: string;
  children: ReactNode;
}): ReactNode {
  const mission = useMission();
  return list === 'reports' ? (
    <Link to="/m/$mission/reports" params={{ mission }} search={{ counted }}>
      {children}
    </Link>
  ) : (
    <Link to="/m/$mission/incidents" params={{ mission }} search={{ counted }}>
      {children}
    </Link>
  );
}
