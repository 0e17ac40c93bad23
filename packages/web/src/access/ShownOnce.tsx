import type { ReactNode } from 'react';

/** Where an invitation is opened. Its secret stands behind the #: no server and no log receives it with the address. */
export const invitationAddress = (token: string): string => `${location.origin}/invitation#${token}`;

/** A secret that is seen once: to be copied now. */
export const ShownOnce = ({
  label,
  help,
  value,
}: {
  label: string;
  help?: string;
  value: string;
}): ReactNode => (
  <label>
    {label}
    <input readOnly dir="ltr" value={value} onFocus={(event) => event.currentTarget.select()} />
    {help ? <small>{help}</small> : null}
  </label>
);
