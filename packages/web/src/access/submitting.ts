import { type FormEvent, useState } from 'react';

/** A form that is sent once at a time: what is done with it, whether it is being done, and what went wrong. */
export function useSubmitting(send: (form: FormData) => Promise<void>): {
  busy: boolean;
  problem: unknown;
  submit: (event: FormEvent<HTMLFormElement>) => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    send(new FormData(event.currentTarget))
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return { busy, problem, submit };
}
