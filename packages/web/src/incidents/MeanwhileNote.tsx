import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';

/** What somebody else changed while a form was written. */
export interface ChangedMeanwhile {
  readonly field: string;
  /** What the field is called, and what it says now; empty where it says nothing. */
  readonly label: string;
  readonly says: string;
  readonly take: () => void;
}

/** Each of them to be taken over, or to be written over knowingly. */
export const MeanwhileNote = ({ changes }: { changes: readonly ChangedMeanwhile[] }): ReactNode => (
  <section className="note" role="alert">
    <strong>{t('file.meanwhile')}</strong>
    <ul className="lines">
      {changes.map(({ field, label, says, take }) => (
        <li key={field}>
          {t('likeness.fact', { fact: label, verdict: says || t('report.notsaid') })}{' '}
          <button type="button" className="quiet-button" onClick={take}>
            {t('file.meanwhile.take')}
          </button>
        </li>
      ))}
    </ul>
  </section>
);
