import type { Kind } from '@openmara/core/records/kind';
import type { Names } from '@openmara/core/records/title';
import type { ReactNode } from 'react';
import { moment, t, word } from '../frame/language.ts';
import type { History, RecordView } from './client.ts';
import type { HistoryProps } from './door.ts';
import { same } from './draft.ts';
import { valueInWords } from './in-words.ts';
import { ACT, wordsOf } from './words.ts';

type Entry = History['entries'][number];

/** What differs between two versions, each as "Until: not said → 30 June 2016". */
export function differences(kind: Kind, before: RecordView, after: RecordView, names: Names): string[] {
  const words = wordsOf(kind);
  const say = (field: string, from: string, to: string): string =>
    t('record.changed', {
      field,
      before: from || t('record.not-said'),
      after: to || t('record.not-said'),
    });
  const fields = Object.keys(kind.fields)
    .filter((name) => !same(before.values[name], after.values[name]))
    .map((name) =>
      say(
        word(words.field, name),
        valueInWords(kind, name, before.values[name], names),
        valueInWords(kind, name, after.values[name], names),
      ),
    );
  const moved =
    before.state === after.state
      ? []
      : [say(t('record.state'), word(words.state, before.state ?? ''), word(words.state, after.state ?? ''))];
  return [...moved, ...fields];
}

function Act({
  kind,
  entry,
  before,
  names,
}: {
  kind: Kind;
  entry: Entry;
  before: Entry | undefined;
  names: Names;
}): ReactNode {
  const { record, act, reason } = entry;
  const changes = before ? differences(kind, before.record, record, names) : [];
  const back = before?.record.withdrawn && !record.withdrawn;
  return (
    <li>
      {act === 'change' && changes.length > 0 ? null : (
        <strong>{back ? t('record.brought-back') : word(ACT, act)}</strong>
      )}
      {changes.map((change) => (
        <span className="change" key={change}>
          {change}
        </span>
      ))}
      {reason ? <span className="change">{t('record.because', { reason })}</span> : null}
      <small>
        {t('record.by-at', { by: names[record.recordedBy ?? ''] ?? '—', at: moment(record.recordedAt) })}
      </small>
    </li>
  );
}

/** What became of the record, latest first, in words: what changed, by whom, when and why. */
export const TimeLine = ({ door: { kind }, entries, names }: HistoryProps): ReactNode => (
  <ol className="timeline">
    {entries.map((entry, at) => (
      <Act key={entry.record.version} kind={kind} entry={entry} before={entries[at + 1]} names={names} />
    ))}
  </ol>
);
