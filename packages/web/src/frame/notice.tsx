/** A sentence about what was just done, which goes when the reader moves on: never a question, never in the way. */
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';

interface Notice {
  readonly text: string;
  /** The way back to what it is about. */
  readonly way?: {
    readonly to: string;
    readonly search?: Readonly<Record<string, string>>;
    readonly label: string;
  };
  /** The address at which it was said. */
  readonly at: string;
}
let said: Notice | null = null;
const listeners = new Set<() => void>();
function tell(notice: Notice | null): void {
  said = notice;
  for (const listener of listeners) listener();
}
/** Says it on the page that is open, or is about to be. */
export const notify = (text: string, way?: Notice['way']): void =>
  tell({ text, at: window.location.pathname, ...(way ? { way } : {}) });
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Stands in the frame, so that a screen reader hears what appears in it. */
export function NoticePlace(): ReactNode {
  const notice = useSyncExternalStore(subscribe, () => said);
  const { pathname } = useLocation();
  useEffect(() => {
    if (said && said.at !== pathname) tell(null);
  }, [pathname]);
  return (
    <div role="status" className={notice ? 'note' : undefined}>
      {notice?.text}{' '}
      {notice?.way ? (
        <Link to={notice.way.to as string} search={notice.way.search ?? {}}>
          {notice.way.label}
        </Link>
      ) : null}
    </div>
  );
}
