import { type KeyboardEvent, type ReactNode, useRef } from 'react';

/** A few ways to go on, folded behind one word; Escape and choosing fold it again. */
export function MenuOf({ label, children }: { label: string; children: ReactNode }): ReactNode {
  const fold = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (fold.current) fold.current.open = false;
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    close();
    fold.current?.querySelector('summary')?.focus();
  };
  return (
    <details
      className="menu"
      ref={fold}
      onKeyDown={pressed}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : close())}
    >
      <summary>{label}</summary>
      <div onClick={close}>{children}</div>
    </details>
  );
}
