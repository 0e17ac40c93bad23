import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { t, word } from '../frame/language.ts';
import { WHY_NOT } from './words.ts';

/** What became of one act on several records. */
export interface Outcome {
  /** What was done, with how many. */
  readonly said: string;
  readonly refused: Answer<'incident.plan-steps'>['refused'];
  /** Takes it back, where it can be taken back. */
  readonly undo?: () => void;
}
/** As many as are named one by one. */
const NAMED = 20;

/** What was done, and of each record with which it was not, why not. */
export function SeveralOutcome({
  outcome,
  nameOf,
  busy,
}: {
  outcome: Outcome;
  nameOf: (refused: Outcome['refused'][number]) => string;
  busy: boolean;
}): ReactNode {
  const { said, refused, undo } = outcome;
  return (
    <div className="note" role="status">
      <p>
        {said}{' '}
        {undo ? (
          <button type="button" className="quiet-button" disabled={busy} onClick={undo}>
            {t('several.undo')}
          </button>
        ) : null}
      </p>
      {refused.length > 0 ? (
        <>
          <p>{t('several.refused', { n: refused.length })}</p>
          <ul>
            {refused.slice(0, NAMED).map((one) => (
              <li key={one.id}>
                {t('several.one', { record: nameOf(one), why: word(WHY_NOT, one.reason) })}
              </li>
            ))}
          </ul>
          {refused.length > NAMED ? <p>{t('several.more', { n: refused.length - NAMED })}</p> : null}
        </>
      ) : null}
    </div>
  );
}
