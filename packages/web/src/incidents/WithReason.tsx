import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ReasonForm } from './ReasonForm.tsx';

interface Props {
  /** The word on the button that opens the form, and on the one that sends it. */
  readonly label: string;
  readonly title: string;
  readonly guide: string;
  readonly act: (reason: string) => Promise<unknown>;
  /** What is asked before the reason. */
  readonly children?: ReactNode;
}
/** A button that asks why before anything is done, and the deed. */
export function WithReason({ label, title, guide, act, children }: Props): ReactNode {
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const deed = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      setOpen(false);
      await cache.invalidateQueries();
    },
  });
  if (!open)
    return (
      <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  return (
    <ReasonForm
      title={title}
      guide={guide}
      send={label}
      busy={deed.isPending}
      error={deed.error}
      onSend={(reason) => deed.mutate(reason)}
      onClose={() => setOpen(false)}
    >
      {children}
    </ReasonForm>
  );
}
