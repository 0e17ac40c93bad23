import type { InputHTMLAttributes, ReactNode } from 'react';

/** A labelled field of a form before sign-in, with what helps to fill it. */
export const Field = ({
  label,
  help,
  ...input
}: { label: string; help?: string } & InputHTMLAttributes<HTMLInputElement>): ReactNode => (
  <label>
    {label}
    <input required {...input} />
    {help ? <small>{help}</small> : null}
  </label>
);
