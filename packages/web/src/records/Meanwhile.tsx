import type { Values } from '@openmara/core/records/fields';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { moment, t, word } from '../frame/language.ts';
import type { OneRecord, RecordKind } from './client.ts';
import { type Draft, same, type Seen } from './draft.ts';
import { valueInWords } from './in-words.ts';
import { wordsOf } from './words.ts';

interface Props {
  readonly kind: RecordKind;
  readonly mine: Draft;
  readonly seen: Seen | null;
  readonly now: OneRecord;
  readonly onSettle: (values: Values) => void;
}
type Side = 'now' | 'mine';

function Row({
  kind,
  name,
  mine,
  now,
  side,
  onChoose,
}: Omit<Props, 'onSettle' | 'seen'> & {
  name: string;
  side: Side;
  onChoose: (side: Side) => void;
}): ReactNode {
  const label = word(wordsOf(kind).field, name);
  const texts: Record<Side, string> = {
    now: valueInWords(kind, name, now.record.values[name], now.names),
    mine: valueInWords(kind, name, mine.values[name], { ...now.names, ...mine.names }),
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      {(['now', 'mine'] as const).map((which) => (
        <td key={which}>
          <label>
            <input
              type="radio"
              name={`side-${name}`}
              checked={side === which}
              onChange={() => onChoose(which)}
            />{' '}
            <span className="visually-hidden">
              {label}, {which === 'now' ? t('meanwhile.now') : t('meanwhile.mine')}:{' '}
            </span>
            <small className="side-of" aria-hidden="true">
              {which === 'now' ? t('meanwhile.now') : t('meanwhile.mine')}
            </small>
            {texts[which] || <span className="quiet">{t('record.not-said')}</span>}
          </label>
        </td>
      ))}
    </tr>
  );
}

const SidesHead = (): ReactNode => (
  <thead>
    <tr>
      <td />
      <th scope="col">{t('meanwhile.now')}</th>
      <th scope="col">{t('meanwhile.mine')}</th>
    </tr>
  </thead>
);

/** Two versions side by side, field by field, where somebody else was faster; one of each is chosen, nothing is lost. */
export function Meanwhile({ kind, mine, seen, now, onSettle }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const differing = Object.keys(kind.fields).filter(
    (name) => name in now.record.values && !same(mine.values[name], now.record.values[name]),
  );
  // What the writer did not touch is taken as it stands; what she wrote is hers unless she says otherwise.
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>(() =>
    Object.fromEntries(
      differing.map((name) => [name, same(mine.values[name], seen?.values[name]) ? 'now' : 'mine']),
    ),
  );
  const settle = (): void => {
    const chosen = differing.map((name) => [
      name,
      (sides[name] === 'now' ? now.record : mine).values[name] ?? null,
    ]);
    onSettle({ ...mine.values, ...Object.fromEntries(chosen) });
  };
  const { record, names } = now;
  return (
    <section className="meanwhile">
      <h2 ref={heading} tabIndex={-1}>
        {t('meanwhile.title')}
      </h2>
      <p className="quiet">
        {t('meanwhile.lead', { by: names[record.recordedBy ?? ''] ?? '—', at: moment(record.recordedAt) })}
      </p>
      <table className="list">
        <SidesHead />
        <tbody>
          {differing.map((name) => (
            <Row
              key={name}
              kind={kind}
              name={name}
              mine={mine}
              now={now}
              side={sides[name] ?? 'mine'}
              onChoose={(side) => setSides((before) => ({ ...before, [name]: side }))}
            />
          ))}
        </tbody>
      </table>
      <p>
        <button type="button" onClick={settle}>
          {t('meanwhile.record')}
        </button>
      </p>
    </section>
  );
}
