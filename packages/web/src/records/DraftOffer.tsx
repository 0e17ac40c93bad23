import { titleOf } from '@openmara/core/records/title';
import type { Kind } from '@openmara/core/records/kind';
import { type ReactNode, useEffect, useRef } from 'react';
import { clock, locale, t } from '../frame/language.ts';
import type { Written } from './draft.ts';

/** What was begun and not sent: to go on with, or to put away. Nothing is written over it before that is said. */
export function DraftOffer({
  kind,
  savedAt,
  written,
  onContinue,
  onDiscard,
}: {
  kind: Kind;
  savedAt: string;
  written: Written;
  onContinue(): void;
  onDiscard(): void;
}): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <section className="note draft-offer" aria-label={t('draft.of', { at: clock(savedAt) })}>
      <p>
        <strong>{t('draft.of', { at: clock(savedAt) })}</strong>
        <br />
        {titleOf(kind, written.values, written.names, locale())}
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
