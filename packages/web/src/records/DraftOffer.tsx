import { type ReactNode, useEffect, useRef } from 'react';
import { clock, listed, t } from '../frame/language.ts';

/** What was begun and not sent: to go on with, or to put away. Nothing is written over it before that is said. */
export function DraftOffer({
  savedAt,
  title,
  fields,
  onContinue,
  onDiscard,
}: {
  savedAt: string;
  /** What it is about, as far as it says so. */
  title: string;
  /** The fields that say something so far. */
  fields: readonly string[];
  readonly onContinue: () => void;
  readonly onDiscard: () => void;
}): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <section className="note draft-offer" aria-label={t('draft.of', { at: clock(savedAt) })}>
      <p>
        <strong>{t('draft.of', { at: clock(savedAt) })}</strong>
        {title ? <span>{title}</span> : null}
        <small>{t('draft.says', { fields: listed(fields) })}</small>
      </p>
      <button type="button" ref={first} onClick={onContinue}>
        {t('draft.continue')}
      </button>
      <button type="button" className="quiet-button" onClick={onDiscard}>
        {t('draft.discard')}
      </button>
    </section>
  );
}
