import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { formText } from '../frame/form-text.ts';
import { t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';

/** As short as a reason may be. */
const LEAST = 3;

interface Props {
  readonly title: string;
  /** What the field is called, where it asks for more than why. */
  readonly label?: string;
  readonly guide: string;
  /** What speaks for it, for the writer to keep or to change. */
  readonly proposed?: string;
  /** The word on the button. */
  readonly send: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: (reason: string, form: FormData) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A decision with its reason, in the page: Escape or the second button closes it, and nothing else loses it. */
export function ReasonForm(props: Props): ReactNode {
  const { title, label, guide, proposed = '', send, busy, error, onSend, onClose, children } = props;
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [short, setShort] = useState(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = formText(form, 'reason').trim();
    setShort(reason.length < LEAST);
    if (reason.length < LEAST) input.current?.focus();
    else if (!busy) onSend(reason, form);
  };
  return (
    <form
      className="decide"
      aria-labelledby={`${id}-title`}
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <h3 id={`${id}-title`}>{title}</h3>
      {children}
      <label htmlFor={id}>{label ?? t('source.why')}</label>
      <textarea
        id={id}
        ref={input}
        name="reason"
        rows={2}
        defaultValue={proposed}
        aria-invalid={short || undefined}
        aria-describedby={`${id}-guide`}
      />
      <small id={`${id}-guide`} className={short ? 'fault' : undefined}>
        {short ? t('decide.short') : guide}
      </small>
      <ProblemNote error={error} />
      <p className="decide-buttons">
        <button type="submit" disabled={busy}>
          {send}
        </button>
        <button type="button" className="quiet-button" onClick={onClose}>
          {t('decide.leave')}
        </button>
      </p>
    </form>
  );
}
