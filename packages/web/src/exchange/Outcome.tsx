import type { ReactNode } from 'react';
import { Written } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { count, t, word } from '../frame/language.ts';
import { Reason } from './RefusedRows.tsx';
import { OUTCOME, OUTCOMES } from './words.ts';

type Preview = Answer<'import.preview'>;

function RefusedRows({ rows }: { rows: Preview['refused'] }): ReactNode {
  return (
    <table className="list">
      <caption>{t('import.refusedlist')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('import.row')}</th>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.value')}</th>
          <th scope="col">{t('import.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r, at) => (
          <tr key={`${r.row}-${at.toString()}`}>
            <td>{count(r.row)}</td>
            <td>
              <Written>{r.column}</Written>
            </td>
            <td>
              <Written>{r.value}</Written>
            </td>
            <td>
              <Reason refusal={r} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What would happen with the file: counts, notes, and each refused cell with its reason. */
export function Outcome({ preview }: { preview: Preview }): ReactNode {
  return (
    <>
      <ul className="waiting">
        {OUTCOMES.map((outcome) => (
          <li key={outcome}>
            <strong>{count(preview[outcome])}</strong> {word(OUTCOME, outcome)}
          </li>
        ))}
      </ul>
      {preview.warnings.length > 0 ? (
        <details open={preview.warnings.length < 6}>
          <summary>{t('import.warnings', { n: preview.warnings.length })}</summary>
          <ul className="lines" dir="ltr" lang="en">
            {preview.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {preview.refused.length > 0 ? <RefusedRows rows={preview.refused} /> : null}
    </>
  );
}
