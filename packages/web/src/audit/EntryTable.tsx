import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { apart, moment, t, word } from '../frame/language.ts';
import { ROLE } from '../access/words.ts';
import { didWhat } from './in-words.ts';
import type { Search } from './search.ts';

type Entry = Answer<'audit.list'>['items'][number];
interface Shown {
  /** Narrows the log to what was pressed. */
  readonly onNarrow: (change: Search) => void;
}

/** Who acted, under which role; pressing the name shows all that this person did. */
const Who = ({ entry, onNarrow }: { entry: Entry } & Shown): ReactNode => {
  const { account, email, role } = entry;
  if (!account || !email) return <span className="quiet">{t('audit.nobody')}</span>;
  return (
    <>
      <button
        type="button"
        className="link"
        title={apart(email)}
        aria-label={t('audit.of-person', { name: account })}
        onClick={() => onNarrow({ person: email })}
      >
        <Apart>{account}</Apart>
      </button>
      {role ? <span className="quiet"> · {word(ROLE, role)}</span> : null}
    </>
  );
};
/** By the end of its id, which tells records apart where the beginning is the moment. */
const Record = ({ record, onNarrow }: { record: string } & Shown): ReactNode => (
  <button
    type="button"
    className="link code"
    title={apart(record)}
    aria-label={t('audit.of-record', { record })}
    onClick={() => onNarrow({ record })}
  >
    <Apart>{record.length > 16 ? `…${record.slice(-12)}` : record}</Apart>
  </button>
);

/** Entries of the log, latest first: what was done, by whom, with which record. */
export const EntryTable = ({ entries, onNarrow }: { entries: readonly Entry[] } & Shown): ReactNode => (
  <table className="list audit" aria-label={t('audit.list-label')}>
    <thead>
      <tr>
        <th scope="col">{t('audit.operation')}</th>
        <th scope="col">{t('audit.who')}</th>
        <th scope="col">{t('audit.when')}</th>
        <th scope="col">{t('audit.mission')}</th>
        <th scope="col">{t('audit.record')}</th>
      </tr>
    </thead>
    <tbody>
      {entries.map((entry) => (
        <tr key={entry.id}>
          <th scope="row">
            {didWhat(entry.operation)}
            {entry.refused ? (
              <span className="refused">
                ⊘ {t('audit.refused')}: {entry.refused}
              </span>
            ) : null}
          </th>
          <td>
            <Who entry={entry} onNarrow={onNarrow} />
          </td>
          <td data-label={t('audit.when')}>
            <time dateTime={entry.at}>{moment(entry.at)}</time>
          </td>
          <td data-label={t('audit.mission')}>
            <Apart>{entry.mission ?? ''}</Apart>
          </td>
          <td data-label={t('audit.record')}>
            {entry.record ? <Record record={entry.record} onNarrow={onNarrow} /> : ''}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
