import { titleOf } from '@openmara/core/records/title';
import type { Kind } from '@openmara/core/records/kind';
import { type ReactNode, useEffect, useRef } from 'react';
import { clock, listed, locale, t, word } from '../frame/language.ts';
import { same, type Written } from './draft.ts';
import { wordsOf } from './words.ts';

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
  readonly onContinue: () => void;
  readonly onDiscard: () => void;
}): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const title = titleOf(kind, written.values, written.names, locale());
  const said = Object.keys(kind.fields)
    .filter((name) => !same(written.values[name], written.seen?.values[name]))
    .map((name) => word(wordsOf(kind).field, name));
  return (
    <section className="note draft-offer" aria-label={t('draft.of', { at: clock(savedAt) })}>
      <p>
        <strong>{t('draft.of', { at: clock(savedAt) })}</strong>
        {title ? <span>{title}</span> : null}
        <small>{t('draft.says', { fields: listed(said) })}</small>
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
