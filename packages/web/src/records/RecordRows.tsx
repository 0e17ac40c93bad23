import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMission } from '../frame/here.ts';
import { moment, t } from '../frame/language.ts';
import type { RowsProps } from './door.ts';
import { sentenceOf } from './in-words.ts';
import { State } from './State.tsx';

/** Records a line each: the sentence leads to the record, who recorded it and when stand quietly at its end. */
export function RecordRows({ door: { kind, path }, items, names }: RowsProps): ReactNode {
  const mission = useMission();
  return (
    <ul className="record-rows">
      {items.map((item) => (
        <li key={item.id} className={item.withdrawn ? 'withdrawn' : undefined}>
          <Link to={`/m/${mission}/${path}/${item.id}` as string}>
            {sentenceOf(kind, item.values, names)}
          </Link>
          {item.withdrawn ? <span className="tag">{t('record.withdrawn')}</span> : null}
          {item.state && kind.states ? <State kind={kind} code={item.state} /> : null}
          <small>
            {t('record.by-at', { by: names[item.recordedBy ?? ''] ?? '—', at: moment(item.recordedAt) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
