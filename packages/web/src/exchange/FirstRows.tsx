import type { ReactNode } from 'react';
import { Apart, Written } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { count, labelled, listed, period, t, word } from '../frame/language.ts';
import { survivorsInWords } from '../incidents/report-in-words.ts';
import { GROUP } from './words.ts';

type Row = Answer<'import.preview'>['first'][number];
type Read = NonNullable<Row['read']>;
type Said = keyof Row['written'];

/** What will be stored of each thing, in the reader's language. */
const READ: Readonly<Record<Said, (read: Read) => string>> = {
  when: ({ occurred }) => period(occurred),
  // A place that the gazetteer does not have is stored as the country: that would read as if it were known.
  where: ({ place, placePrecision }) =>
    placePrecision === 'country' || place === null ? t('place.unknown') : place,
  what: ({ forms }) => listed(forms.map((code) => labelled('form', code))),
  who: ({ survivors }) => survivors.map(survivorsInWords).join('; '),
  perpetrator: ({ parties }) => listed(parties),
  source: ({ source }) => labelled('sourceType', source),
};
const SAID = Object.keys(READ) as Said[];

function Cell({ row, said }: { row: Row; said: Said }): ReactNode {
  const written = row.written[said];
  return (
    <td data-label={word(GROUP, said)}>
      {row.read ? <Apart>{READ[said](row.read) || '–'}</Apart> : null}
      {written ? (
        <div>
          <small>
            <Written>{written}</Written>
          </small>
        </div>
      ) : null}
    </td>
  );
}

/** The first rows: above what will be stored of each, below it in small what the file says. */
export function FirstRows({ rows }: { rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{t('import.first')}</h2>
      <p className="quiet">{t('import.first.how')}</p>
      <div className="wide" role="region" aria-label={t('import.first')} tabIndex={0}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              {SAID.map((said) => (
                <th key={said} scope="col">
                  {word(GROUP, said)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">
                  {count(row.row)}
                  {row.read ? null : <div className="note">{t('import.first.refused')}</div>}
                </th>
                {SAID.map((said) => (
                  <Cell key={said} row={row} said={said} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
