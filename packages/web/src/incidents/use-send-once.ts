/** A form that is sent once, however often its button is pressed, and is empty again once it was taken. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';

/** @param send what is done with the form; @param taken told once it was done, before the page asks anew */
export function useSendOnce(send: (form: FormData) => Promise<unknown>, taken: () => void) {
  const client = useQueryClient();
  // Sooner than the button can be told that something is under way.
  const sending = useRef(false);
  const mutation = useMutation({ mutationFn: send });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (sending.current) return;
    sending.current = true;
    const form = event.currentTarget;
    mutation.mutate(new FormData(form), {
      onSuccess: () => {
        form.reset();
        taken();
        void client.invalidateQueries();
      },
      onSettled: () => {
        sending.current = false;
      },
    });
  };
  return { submit, busy: mutation.isPending, error: mutation.error };
}
