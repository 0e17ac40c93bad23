import type { ReactNode } from 'react';

/**
 * A code, a name, a number with its signs: within the reader's language, and of a direction of its own. In messages `t`
 * sees to it, in a text without an element `apart`.
 */
export const Apart = ({ children, className }: { children: ReactNode; className?: string }): ReactNode => (
  <bdi className={className}>{children}</bdi>
);
/** What somebody wrote, in whatever language. */
export const Written = ({ children }: { children: ReactNode }): ReactNode => <bdi lang="">{children}</bdi>;
